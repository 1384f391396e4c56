package linkspan.lab.sandbox.wms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;

/**
 * Where a format keeps an order's lines.
 *
 * @param list the field with the list; a line has {@code sku} and the field {@code quantity}
 */
record OrderLines(String list, String quantity) {
    static final OrderLines OWN = new OrderLines("lines", "qty");
    static final OrderLines PARTNER = new OrderLines("items", "units");

    private static final long MOST = 1_000_000_000;

    /** What an order says about its lines. */
    sealed interface Reading {}

    /** Quantities by SKU, 1 or more each. */
    record Lines(Map<String, Long> quantities) implements Reading {}

    /** Nothing: an update leaves them as they are. */
    record Absent() implements Reading {}

    record Malformed(String reason) implements Reading {}

    Reading read(ObjectNode order) {
        JsonNode lines = order.path(list);
        if (lines.isMissingNode() || lines.isNull()) {
            return new Absent();
        }
        if (!lines.isArray()) {
            return new Malformed(list + " is not a list");
        }
        Map<String, Long> quantities = new HashMap<>();
        for (JsonNode line : lines) {
            JsonNode sku = line.path("sku");
            JsonNode count = line.path(quantity);
            if (!sku.isTextual() || sku.asText().isBlank()) {
                return new Malformed(list + " has a line without sku");
            }
            if (!count.isIntegralNumber() || !count.canConvertToLong() || count.asLong() < 1 || count.asLong() > MOST) {
                return new Malformed(quantity + " of " + sku.asText() + " is not a whole number from 1 to " + MOST);
            }
            quantities.merge(sku.asText(), count.asLong(), Long::sum);
        }
        return new Lines(Map.copyOf(quantities));
    }
}
