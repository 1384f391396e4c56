package linkspan.inbound.poll.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import linkspan.model.failure.FailureCode;
import linkspan.model.failure.Refused;

/**
 * An API that hands out its answer in pages, each with a cursor for the next one: all that has changed since a time. When the last page
 * is taken the next run asks from when this one began, less the overlap; rows that come twice are known by their keys.
 *
 * @param cursor path of the cursor in the answer
 * @param since where the history begins
 */
public record Cursored(RowFields fields, SourceTime clock, String cursor, String since) implements PageSource {
    @Override
    public ObjectNode question(ObjectNode position, ObjectNode head) {
        ObjectNode question = JsonNodeFactory.instance.objectNode();
        question.put("time", head.path("time").asText(since));
        question.set("cursor", head.path("cursor").isMissingNode() ? question.nullNode() : head.path("cursor"));
        return question;
    }

    @Override
    public RowPage page(ObjectNode position, ObjectNode head, JsonNode answer, Instant now) {
        List<RowPage.Row> rows = fields.rows(answer).stream()
                .map(row -> RowPage.Row.of(row, true))
                .toList();
        String began = head.path("began").asText(clock.settled(now).text());
        JsonNode next = RowFields.at(answer, cursor);
        boolean last = !next.isValueNode() || next.asText().isEmpty() || next.isNull();
        if (!last && next.equals(head.path("cursor"))) {
            throw new Refused(FailureCode.ROUTE_FAILED, "the source's next page is the one that it answered with");
        }
        ObjectNode after = JsonNodeFactory.instance.objectNode();
        if (last) {
            String before = head.path("time").asText(since);
            after.put("time", clock.stamp(began).compareTo(clock.stamp(before)) > 0 ? began : before);
        } else {
            after.put("time", head.path("time").asText(since)).put("began", began);
            after.set("cursor", next);
        }
        return new RowPage(rows, after, after, last);
    }
}
