package linkspan.business.order;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import linkspan.model.failure.FailureCode;

/**
 * The shipments of one order and what has not left yet, as pure functions on its document.
 *
 * <p>{@code shipments} has them all in the order in which they were told, {@code shipment} the one told last and
 * {@code toShip} what is still in the house. A shipment that does not say what is in it takes all that is left.
 */
final class Parcels {
    static final List<String> FIELDS = List.of("shipment", "shipments", "toShip");
    private static final String LINES = "lines";
    private static final String REPLACES = "replacesTrackingNo";

    private Parcels() {}

    /** What the order's shipments make of one more: accepted, told already, or in contradiction to what is known. */
    static Decision add(StoredOrder order, JsonNode shipment, Accepting accepting) {
        List<JsonNode> before = of(order.document());
        JsonNode id = shipment.path("shipmentId");
        Optional<JsonNode> same = id.isMissingNode()
                ? Optional.empty()
                : before.stream()
                        .filter(each -> each.path("shipmentId").equals(id))
                        .findFirst();
        if (same.isPresent()) {
            return saysTheSame(shipment, same.get())
                    ? new Decision.Ignore(Decision.Reason.ALREADY_SO)
                    : corrected(order, shipment, same.get(), accepting);
        }
        return more(order, shipment, before, accepting);
    }

    /** The warehouse says otherwise what it has said: for a person, whose replay puts it in the place of the first. */
    private static Decision corrected(StoredOrder order, JsonNode shipment, JsonNode first, Accepting accepting) {
        List<JsonNode> others =
                of(order.document()).stream().filter(each -> each != first).toList();
        JsonNode number = first.path("trackingNo");
        StoredOrder without = order.withField(
                "shipments", JsonNodeFactory.instance.arrayNode().addAll(others));
        JsonNode now = shipment;
        if (number.isTextual() && !number.equals(shipment.path("trackingNo"))) {
            now = ((ObjectNode) shipment.deepCopy()).set(REPLACES, number);
            without = ParcelNews.forget(without, number);
        }
        Decision instead = more(without, now, others, accepting);
        if (instead instanceof Decision.Refuse refuse) {
            return refuse;
        }
        String what = "shipment " + shipment.path("shipmentId").asText()
                + " was told otherwise before; a replay puts this in its place";
        return new Decision.Refuse(FailureCode.ORDER_CONFLICT, what, (Decision.Accept) instead);
    }

    private static Decision more(StoredOrder order, JsonNode shipment, List<JsonNode> before, Accepting accepting) {
        JsonNode id = shipment.path("shipmentId");
        Map<String, Long> left = left(order);
        Optional<String> tooMuch = tooMuch(order.document(), shipment, left);
        if (tooMuch.isPresent()) {
            return conflict("shipment " + id.asText() + ": " + tooMuch.get());
        }
        List<JsonNode> all = new ArrayList<>(before);
        all.add(filled(shipment, left));
        return accepting.accept(with(order.withStatus(OrderStatus.SHIPPED), all));
    }

    /** What becomes of the order with its new shipment. */
    interface Accepting {
        Decision.Accept accept(StoredOrder order);
    }

    /** All shipments; those stored before there could be several have one at most. */
    static List<JsonNode> of(JsonNode document) {
        JsonNode several = document.path("shipments");
        if (several.isArray()) {
            return several.valueStream().toList();
        }
        return document.path("shipment").isObject() ? List.of(document.path("shipment")) : List.of();
    }

    /** The order after a change of its lines: the same shipments, and what is left of the lines now. */
    static StoredOrder keep(StoredOrder next, JsonNode before) {
        List<JsonNode> all = of(before);
        return all.isEmpty() ? next : with(next, all);
    }

    /** True when everything has left. */
    static boolean allLeft(JsonNode document) {
        return document.path("toShip").isEmpty();
    }

    private static StoredOrder with(StoredOrder order, List<JsonNode> shipments) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode().addAll(shipments);
        StoredOrder told =
                order.withField("shipment", shipments.get(shipments.size() - 1)).withField("shipments", list);
        ArrayNode toShip = JsonNodeFactory.instance.arrayNode();
        left(told).forEach((sku, quantity) -> {
            if (quantity > 0) {
                toShip.addObject().put("skuId", sku).put("quantity", quantity);
            }
        });
        return told.withField("toShip", toShip);
    }

    /** By SKU, in the order of the lines: ordered less shipped. */
    private static Map<String, Long> left(StoredOrder order) {
        Map<String, Long> left = new LinkedHashMap<>();
        JsonNode document = order.document();
        for (JsonNode item : document.path("items")) {
            boolean packed = item.path("requiresShipping").asBoolean(true);
            left.merge(
                    item.path("skuId").asText(), packed ? item.path("quantity").asLong() : 0, Long::sum);
        }
        for (JsonNode shipment : of(document)) {
            if (!shipment.path(LINES).isArray()) {
                left.replaceAll((sku, quantity) -> 0L); // one that was told before, and did not say
            }
            shipment.path(LINES)
                    .forEach(line -> left.merge(
                            line.path("skuId").asText(), -line.path("quantity").asLong(), Long::sum));
        }
        return left;
    }

    private static Optional<String> tooMuch(JsonNode document, JsonNode shipment, Map<String, Long> left) {
        Map<String, Long> taken = new LinkedHashMap<>();
        shipment.path(LINES)
                .forEach(line -> taken.merge(
                        line.path("skuId").asText(), line.path("quantity").asLong(), Long::sum));
        for (Map.Entry<String, Long> line : taken.entrySet()) {
            String sku = line.getKey();
            if (document.path("items")
                    .valueStream()
                    .noneMatch(item -> item.path("skuId").asText().equals(sku))) {
                return Optional.of("SKU " + sku + " is not in the order");
            }
            if (line.getValue() > left.getOrDefault(sku, 0L)) {
                return Optional.of(line.getValue() + " of SKU " + sku + ", but only "
                        + Math.max(0, left.getOrDefault(sku, 0L)) + " have not left yet");
            }
        }
        return Optional.empty();
    }

    /** With its lines: all that is left, where the warehouse does not say and something is. */
    private static JsonNode filled(JsonNode shipment, Map<String, Long> left) {
        if (shipment.path(LINES).isArray() || left.values().stream().noneMatch(quantity -> quantity > 0)) {
            return shipment;
        }
        ObjectNode filled = JsonNodeFactory.instance.objectNode().setAll((ObjectNode) shipment);
        ArrayNode lines = filled.putArray(LINES);
        left.forEach((sku, quantity) -> {
            if (quantity > 0) {
                lines.addObject().put("skuId", sku).put("quantity", quantity);
            }
        });
        return filled;
    }

    private static boolean saysTheSame(JsonNode now, JsonNode before) {
        ObjectNode known = ((ObjectNode) before).deepCopy();
        known.remove(REPLACES);
        if (!now.path(LINES).isArray()) {
            known.remove(LINES);
        }
        return OrderContent.same(now, known);
    }

    private static Decision conflict(String what) {
        return new Decision.Refuse(FailureCode.ORDER_CONFLICT, what);
    }
}
