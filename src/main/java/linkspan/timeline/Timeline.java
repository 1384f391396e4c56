package linkspan.timeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything about one order.
 *
 * @param status null when there are events of an order that is not stored
 * @param document the canonical order; not to be changed
 */
public record Timeline(
        String orderId, @Nullable String status, @Nullable JsonNode document, List<TimelineEvent> events) {
    public Timeline {
        events = List.copyOf(events);
    }

    public ObjectNode json() {
        ObjectNode json =
                JsonNodeFactory.instance.objectNode().put("orderId", orderId).put("status", status);
        ArrayNode list = json.putArray("events");
        events.forEach(event -> list.add(event.json()));
        json.set("order", document);
        return json;
    }
}
