package linkspan.operations.timeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import linkspan.commit.outbox.Remark;
import org.jspecify.annotations.Nullable;

/**
 * Everything about one order.
 *
 * @param status null when there are events of an order that is not stored
 * @param document the canonical order; not to be changed
 * @param remarks what was said about it too late to change anything, oldest first
 * @param totals where its amounts disagree: what they come to, in each reading; none where they are in several currencies
 */
public record Timeline(
        String orderId,
        @Nullable String status,
        @Nullable JsonNode document,
        List<BigDecimal> totals,
        List<TimelineEvent> events,
        List<Remark> remarks) {
    public Timeline {
        totals = List.copyOf(totals);
        events = List.copyOf(events);
        remarks = List.copyOf(remarks);
    }

    boolean amountsDisagree() {
        return document != null && document.path("amountsDisagree").asBoolean();
    }

    /** {@code "remarks"}, where there are some; {@code "totals"}: what the amounts come to, where they disagree. */
    public ObjectNode json() {
        ObjectNode json =
                JsonNodeFactory.instance.objectNode().put("orderId", orderId).put("status", status);
        ArrayNode list = json.putArray("events");
        events.forEach(event -> list.add(event.json()));
        if (!remarks.isEmpty()) {
            ArrayNode said = json.putArray("remarks");
            remarks.forEach(remark -> said.add(remark.json()));
        }
        json.set("order", document);
        if (amountsDisagree()) {
            ArrayNode computed = json.putArray("totals");
            totals.forEach(total -> computed.add(total.toPlainString()));
        }
        return json;
    }
}
