package linkspan.timeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything about one order.
 *
 * @param status null when there are events of an order that is not stored
 * @param document the canonical order; not to be changed
 * @param totals where its amounts disagree: what they come to, in each reading; none where they are in several currencies
 */
public record Timeline(
        String orderId,
        @Nullable String status,
        @Nullable JsonNode document,
        List<BigDecimal> totals,
        List<TimelineEvent> events) {
    public Timeline {
        totals = List.copyOf(totals);
        events = List.copyOf(events);
    }

    boolean amountsDisagree() {
        return document != null && document.path("amountsDisagree").asBoolean();
    }

    /** {@code "totals"}: what the amounts come to, where they disagree. */
    public ObjectNode json() {
        ObjectNode json =
                JsonNodeFactory.instance.objectNode().put("orderId", orderId).put("status", status);
        ArrayNode list = json.putArray("events");
        events.forEach(event -> list.add(event.json()));
        json.set("order", document);
        if (amountsDisagree()) {
            ArrayNode computed = json.putArray("totals");
            totals.forEach(total -> computed.add(total.toPlainString()));
        }
        return json;
    }
}
