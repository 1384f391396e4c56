package linkspan.business.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import linkspan.business.api.contract.Complaints;
import linkspan.business.order.StoredOrder;

/** What a client sends about an order that is there, which its schema has let pass, made canonical. */
final class ChangedOrder {
    /** The hub's own fields: a client that puts back what it has read sends them, too, and they say nothing. */
    private static final List<String> READ_ONLY = List.of(
            "status",
            "version",
            "channel",
            "amountsDisagree",
            "cancelReason",
            "dispatchedAt",
            "shipment",
            "shipments",
            "toShip",
            "tracking",
            "trackings");

    private final NewOrder newOrder;

    ChangedOrder(NewOrder newOrder) {
        this.newOrder = newOrder;
    }

    /** The order as it shall be. */
    ObjectNode order(JsonNode body, StoredOrder stored) {
        Complaints complaints = new Complaints();
        ObjectNode order = body.deepCopy();
        order.remove(READ_ONLY);
        if (order.hasNonNull("orderId") && !order.path("orderId").asText().equals(stored.orderId())) {
            complaints.add("orderId", "is not that of the path");
            complaints.refuseIfAny();
        }
        return newOrder.canonical(order.put("orderId", stored.orderId()));
    }

    /** One more line. */
    ObjectNode item(JsonNode body, StoredOrder stored) {
        Complaints complaints = new Complaints();
        OrderFields line = new OrderFields(body, "", complaints);
        ObjectNode item = JsonNodeFactory.instance.objectNode();
        NewOrder.newLine(line, stored.document().path("currency").asText(), item);
        complaints.refuseIfAny();
        return item;
    }

    /** Why it is cancelled, empty where nothing is said. */
    String reason(JsonNode body) {
        return body.path("reason").asText("");
    }

    /** A shipment; what its client leaves out gets a number of ours, and left now. */
    ObjectNode shipment(JsonNode body, StoredOrder stored, Instant now) {
        Complaints complaints = new Complaints();
        OrderFields fields = new OrderFields(body, "", complaints);
        int before = stored.document().path("shipments").size();
        String id = fields.text("shipmentId").orElse(stored.orderId() + "-" + (before + 1));
        ObjectNode shipment = JsonNodeFactory.instance
                .objectNode()
                .put("shipmentId", id)
                .put("trackingNo", fields.text("trackingNo").orElse(id))
                .put("carrierCode", fields.text("carrierCode").orElse("OTHER"))
                .put("shippedAt", shippedAt(fields, now));
        fields.text("warehouseId").ifPresent(warehouse -> shipment.put("warehouseId", warehouse));
        for (OrderFields line : fields.children("lines")) {
            shipment.withArrayProperty("lines")
                    .addObject()
                    .put("skuId", line.text("skuId").orElse(""))
                    .put("quantity", line.object().path("quantity").asInt());
        }
        complaints.refuseIfAny();
        return shipment;
    }

    private static String shippedAt(OrderFields fields, Instant now) {
        String text = fields.text("shippedAt").orElse("");
        if (text.isEmpty()) {
            return now.truncatedTo(ChronoUnit.MILLIS).toString();
        }
        try {
            return OffsetDateTime.parse(text).toInstant().toString();
        } catch (DateTimeException e) {
            fields.complain("shippedAt", "must be a time with zone like 2026-01-31T08:00:00+01:00");
            return "";
        }
    }
}
