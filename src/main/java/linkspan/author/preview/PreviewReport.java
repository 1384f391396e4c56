package linkspan.author.preview;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import linkspan.platform.terminal.TextTable;

/**
 * What an edit of a mapping would change.
 *
 * @param of what the inputs are: a route's messages, or an event's name
 * @param broken why it fails now where it did not; the most frequent first, as in the others
 * @param mended why it failed and does no longer
 * @param changed what comes out differently
 */
public record PreviewReport(
        String mapping,
        String of,
        Counts counts,
        List<OutputChange> broken,
        List<OutputChange> mended,
        List<OutputChange> changed,
        Duration took) {
    /**
     * Of inputs.
     *
     * @param fresh mapped now, and unknown to the hub until now
     * @param failing as before
     * @param unreadable neither JSON nor XML
     */
    public record Counts(
            int inputs, int broken, int mended, int differ, int same, int fresh, int failing, int unreadable) {}

    public PreviewReport {
        broken = List.copyOf(broken);
        mended = List.copyOf(mended);
        changed = List.copyOf(changed);
    }

    /** Nothing fails that did not fail before. */
    public boolean passed() {
        return counts.broken == 0;
    }

    /** One line; the rest is arrays of {@code {"what", "count", "example"}}. */
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("mapping", mapping)
                .put("of", of)
                .put("inputs", counts.inputs)
                .put("failsNow", counts.broken)
                .put("passesNow", counts.mended)
                .put("differs", counts.differ)
                .put("same", counts.same)
                .put("fresh", counts.fresh)
                .put("failsAsBefore", counts.failing)
                .put("unreadable", counts.unreadable);
        add(json.putArray("broken"), broken);
        add(json.putArray("mended"), mended);
        add(json.putArray("changed"), changed);
        return json.put("millis", took.toMillis());
    }

    private static void add(ArrayNode to, List<OutputChange> changes) {
        changes.forEach(change -> to.add(change.json()));
    }

    /** For people: failures first. */
    public String text() {
        StringBuilder text = new StringBuilder();
        table(text, "FAILS NOW", broken);
        table(text, "FAILED BEFORE", mended);
        if (!changed.isEmpty()) {
            TextTable table = new TextTable("OUTPUTS", "CHANGED", "EXAMPLE", "BEFORE", "NOW");
            changed.forEach(change ->
                    table.add("" + change.count(), change.what(), name(change), change.before(), change.now()));
            text.append(table).append("\n\n");
        }
        text.append(mapping)
                .append(" over ")
                .append(counts.inputs)
                .append(" of ")
                .append(of);
        part(text, counts.broken, " fail that did not");
        part(text, counts.mended, " pass that did not");
        part(text, counts.differ, " differ");
        part(text, counts.same, " are the same");
        part(text, counts.fresh, " are mapped for the first time");
        part(text, counts.failing, " fail as before");
        part(text, counts.unreadable, " cannot be read");
        return text.toString();
    }

    private static void table(StringBuilder text, String head, List<OutputChange> changes) {
        if (!changes.isEmpty()) {
            TextTable table = new TextTable("INPUTS", "EXAMPLE", head);
            changes.forEach(change -> table.add("" + change.count(), name(change), change.what()));
            text.append(table).append("\n\n");
        }
    }

    private static String name(OutputChange change) {
        return change.key().isEmpty() ? change.id() : change.key();
    }

    private static void part(StringBuilder text, int count, String words) {
        if (count > 0) {
            text.append(", ").append(count).append(words);
        }
    }
}
