package linkspan.business.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import linkspan.business.order.StoredOrder;

/** What a client sends about an order that is there, made canonical, or refused with everything that is wrong with it. */
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

    private static final Set<String> SHIPMENT =
            Set.of("shipmentId", "trackingNo", "carrierCode", "shippedAt", "warehouseId", "lines");
    private static final Set<String> SHIPPED_LINE = Set.of("skuId", "quantity");
    private static final Pattern CARRIER = Pattern.compile("[A-Z0-9_-]{2,40}");
    private static final int ID = 200;
    private static final int WAREHOUSE = 40;
    private static final int LINES = 5_000;
    private static final int REASON = 200;
    private final NewOrder newOrder;

    ChangedOrder(NewOrder newOrder) {
        this.newOrder = newOrder;
    }

    /** The order as it shall be. */
    ObjectNode order(JsonNode body, StoredOrder stored) {
        Complaints complaints = new Complaints();
        if (!(body instanceof ObjectNode sent)) {
            complaints.add("$", "must be an object");
            complaints.refuseIfAny();
            throw new IllegalStateException("not refused");
        }
        ObjectNode order = sent.deepCopy();
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
        OrderFields line = object(body, complaints);
        ObjectNode item = JsonNodeFactory.instance.objectNode();
        NewOrder.newLine(line, stored.document().path("currency").asText(), item);
        complaints.refuseIfAny();
        return item;
    }

    /** Why it is cancelled, empty where nothing is said. */
    String reason(JsonNode body) {
        if (body.isMissingNode() || body.isNull()) {
            return "";
        }
        Complaints complaints = new Complaints();
        OrderFields fields = object(body, complaints);
        fields.knowOnly(Set.of("reason"));
        String reason = fields.text("reason", REASON).orElse("");
        complaints.refuseIfAny();
        return reason;
    }

    /** A shipment; what its client leaves out gets a number of ours, and left now. */
    ObjectNode shipment(JsonNode body, StoredOrder stored, Instant now) {
        Complaints complaints = new Complaints();
        boolean nothing = body.isMissingNode() || body.isNull();
        OrderFields fields = object(nothing ? JsonNodeFactory.instance.objectNode() : body, complaints);
        fields.knowOnly(SHIPMENT);
        int before = stored.document().path("shipments").size();
        String id = fields.id("shipmentId", ID).orElse(stored.orderId() + "-" + (before + 1));
        ObjectNode shipment = JsonNodeFactory.instance
                .objectNode()
                .put("shipmentId", id)
                .put("trackingNo", fields.id("trackingNo", ID).orElse(id))
                .put("carrierCode", carrier(fields))
                .put("shippedAt", shippedAt(fields, now));
        fields.id("warehouseId", WAREHOUSE).ifPresent(warehouse -> shipment.put("warehouseId", warehouse));
        if (fields.has("lines")) {
            for (OrderFields line : fields.children("lines", LINES)) {
                line.knowOnly(SHIPPED_LINE);
                ObjectNode shipped = shipment.withArrayProperty("lines").addObject();
                line.requiredText("skuId", ID).ifPresent(sku -> shipped.put("skuId", sku));
                line.pieces("quantity").ifPresent(quantity -> shipped.put("quantity", quantity));
            }
        }
        complaints.refuseIfAny();
        return shipment;
    }

    private static String carrier(OrderFields fields) {
        String carrier = fields.text("carrierCode", ID).orElse("OTHER");
        if (!CARRIER.matcher(carrier).matches()) {
            fields.complain("carrierCode", "must be 2 to 40 of A-Z 0-9 _ -");
        }
        return carrier;
    }

    private static String shippedAt(OrderFields fields, Instant now) {
        String text = fields.text("shippedAt", ID).orElse("");
        if (text.isEmpty()) {
            return now.toString();
        }
        try {
            return OffsetDateTime.parse(text).toInstant().toString();
        } catch (DateTimeException e) {
            fields.complain("shippedAt", "must be a time with zone like 2026-01-31T08:00:00+01:00");
            return "";
        }
    }

    private static OrderFields object(JsonNode body, Complaints complaints) {
        if (!body.isObject()) {
            complaints.add("$", "must be an object");
            complaints.refuseIfAny();
        }
        return new OrderFields(body, "", complaints);
    }
}
