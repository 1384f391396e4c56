package linkspan.business.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import linkspan.business.order.StoredOrder;

/**
 * An order as {@code /api/v2} shows it: the same facts as in v1, its lines under their numbers, and {@code links} to what can
 * be asked of it.
 */
final class SecondVersion {
    private SecondVersion() {}

    static ObjectNode of(StoredOrder order) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        order.document().properties().forEach(field -> shown.set(field.getKey(), field.getValue()));
        ObjectNode items = shown.putObject("items");
        for (JsonNode item : order.document().path("items")) {
            ObjectNode line = items.putObject(item.path("lineId").asText());
            item.properties().stream()
                    .filter(field -> !field.getKey().equals("lineId"))
                    .forEach(field -> line.set(field.getKey(), field.getValue()));
        }
        String self = "/api/v1/orders/" + order.orderId();
        shown.putObject("links").put("items", self + "/items").put("timeline", self + "/timeline");
        return shown;
    }
}
