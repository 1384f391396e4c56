package linkspan.reconcile.run.plan;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is wanted of a side: its rows, or the sums of its parts.
 *
 * @param sums one row for each part instead of the rows themselves
 * @param since rows that changed at that time or later; a side may hand over more
 * @param part rows of this part alone; null: of all
 */
public record SideQuestion(
        boolean sums, Instant since, @Nullable String part) {
    /** Every row. */
    public static final SideQuestion ALL = new SideQuestion(false, Instant.EPOCH, null);

    /** Every part, with its sums. */
    public static final SideQuestion SUMS = new SideQuestion(true, Instant.EPOCH, null);

    public static SideQuestion since(Instant time) {
        return new SideQuestion(false, time, null);
    }

    public static SideQuestion of(String part) {
        return new SideQuestion(false, Instant.EPOCH, part);
    }

    /** The body of the list route: {@code {"since": "1970-01-01T00:00:00Z", "part": "2026-11-11"}}. */
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("since", since.toString());
        return part == null ? json : json.put("part", part);
    }
}
