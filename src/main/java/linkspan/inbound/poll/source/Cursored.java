package linkspan.inbound.poll.source;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * An API that hands out its answer in pages, of which the step that asks finds the next one: all that has changed since a time. When the
 * last page is taken the next run asks from when this one began, less the overlap; rows that come twice are known by their keys.
 *
 * @param since where the history begins
 */
public record Cursored(RowFields fields, SourceTime clock, String since) implements PageSource {
    @Override
    public ObjectNode question(ObjectNode position, ObjectNode head) {
        ObjectNode question = JsonNodeFactory.instance.objectNode();
        question.put("time", head.path("time").asText(since));
        question.set("cursor", head.path("cursor").isMissingNode() ? question.nullNode() : head.path("cursor"));
        return question;
    }

    @Override
    public RowPage page(ObjectNode position, ObjectNode head, SourceAnswer answer) {
        List<RowPage.Row> rows = fields.rows(answer.tree()).stream()
                .map(row -> RowPage.Row.of(row, true))
                .toList();
        String began = head.path("began").asText(clock.settled(answer.asked()).text());
        boolean last = answer.next().isEmpty();
        ObjectNode after = JsonNodeFactory.instance.objectNode();
        if (last) {
            String before = head.path("time").asText(since);
            after.put("time", clock.stamp(began).compareTo(clock.stamp(before)) > 0 ? began : before);
        } else {
            after.put("time", head.path("time").asText(since))
                    .put("began", began)
                    .put("cursor", answer.next());
        }
        return new RowPage(rows, after, after, last);
    }
}
