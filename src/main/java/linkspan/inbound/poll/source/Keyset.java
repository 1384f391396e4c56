package linkspan.inbound.poll.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import linkspan.inbound.poll.source.SourceTime.Stamp;
import linkspan.model.failure.FailureCode;
import linkspan.model.failure.Refused;

/**
 * A table that is read in the order of time and id, from the last row on. Rows of the last few minutes are read again by the next run,
 * as one with an earlier time may still be committed; those that were taken are known by their keys.
 *
 * @param size of a page: one that is shorter is the last
 * @param since where the history begins
 */
public record Keyset(RowFields fields, SourceTime clock, int size, String since) implements PageSource {
    @Override
    public ObjectNode question(ObjectNode position, ObjectNode head) {
        ObjectNode question = JsonNodeFactory.instance.objectNode();
        question.put("time", head.path("time").asText(since));
        question.set("id", head.path("id").isMissingNode() ? question.nullNode() : head.path("id"));
        return question.put("limit", size);
    }

    @Override
    public RowPage page(ObjectNode position, ObjectNode head, SourceAnswer answer) {
        Stamp bound = clock.settled(answer.asked());
        List<RowPage.Row> rows = new ArrayList<>();
        ObjectNode settled = position;
        ObjectNode last = head;
        Stamp before = clock.stamp(head.path("time").asText(since));
        for (JsonNode row : fields.rows(answer.tree())) {
            Stamp at = fields.stamp(row, clock);
            if (at.compareTo(before) < 0) {
                throw new Refused(
                        FailureCode.ROUTE_FAILED,
                        "the source's rows are not in the order of " + fields.time() + ": " + at.text() + " after "
                                + before.text());
            }
            before = at;
            if (at.text().equals(head.path("time").asText()) && fields.id(row).equals(head.path("id"))) {
                throw new Refused(
                        FailureCode.ROUTE_FAILED,
                        "the source begins with the row " + head.path("id") + " at which the last page ended");
            }
            boolean stays = at.compareTo(bound) <= 0;
            last = JsonNodeFactory.instance.objectNode().put("time", at.text());
            last.set("id", fields.id(row));
            settled = stays ? last : settled;
            rows.add(RowPage.Row.of(row, !stays));
        }
        return new RowPage(rows, settled, last, rows.size() < size);
    }
}
