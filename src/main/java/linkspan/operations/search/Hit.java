package linkspan.operations.search;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that was found.
 *
 * @param topic of which {@code key} is a key
 * @param key an order's id, for the most part
 * @param by as what the text was found
 * @param order nothing where no order is stored under the key
 * @param letter a message that became no event: the dead letter that it is
 */
public record Hit(
        String topic,
        String key,
        List<SearchKind> by,
        @Nullable Stored order,
        @Nullable String letter) {
    public Hit {
        by = List.copyOf(by);
    }

    /**
     * The order.
     *
     * @param client who brought it
     * @param storedAt when the hub first heard of it
     */
    public record Stored(String status, String client, Instant storedAt, Instant changedAt) {}

    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (letter == null) {
            json.put("orderId", key).put("topic", topic);
        } else {
            json.put("letter", letter);
        }
        ArrayNode kinds = json.putArray("foundBy");
        by.forEach(kind -> kinds.add(kind.label()));
        if (order != null) {
            json.put("status", order.status)
                    .put("client", order.client)
                    .put("storedAt", order.storedAt.toString())
                    .put("changedAt", order.changedAt.toString());
        }
        return json;
    }
}
