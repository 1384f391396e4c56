package linkspan.business.customer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import linkspan.model.Json;
import linkspan.model.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * The last that was heard of a customer.
 *
 * @param digest SHA-256 of the data without the two fields below; the order of fields does not count
 * @param changeNo the sender's own rising count of changes
 * @param changedAt when the sender changed it
 */
record CustomerNews(
        String digest, @Nullable Long changeNo, @Nullable Instant changedAt) {
    private static final List<String> NOT_CONTENT = List.of("changeNo", "changedAt");

    static CustomerNews of(JsonNode data) {
        ObjectNode content = ((ObjectNode) data).deepCopy().remove(NOT_CONTENT);
        JsonNode number = data.path("changeNo");
        JsonNode time = data.path("changedAt");
        return new CustomerNews(
                Sha256.hex(Json.bytes(sorted(content))),
                number.isIntegralNumber() ? number.longValue() : null,
                time.isTextual() ? Instant.parse(time.textValue()) : null);
    }

    /** By number where both have one, else by time where both have one; of two with the same the later to come wins. */
    boolean isOlderThan(CustomerNews known) {
        if (changeNo != null && known.changeNo != null) {
            return changeNo < known.changeNo;
        }
        return changedAt != null && known.changedAt != null && changedAt.isBefore(known.changedAt);
    }

    boolean saysTheSameAs(CustomerNews known) {
        return digest.equals(known.digest);
    }

    private static JsonNode sorted(JsonNode node) {
        if (!node.isObject()) {
            return node;
        }
        Map<String, JsonNode> fields = new TreeMap<>();
        node.properties().forEach(field -> {
            if (!field.getValue().isNull()) {
                fields.put(field.getKey(), sorted(field.getValue()));
            }
        });
        ObjectNode sorted = ((ObjectNode) node).objectNode();
        return sorted.setAll(fields);
    }
}
