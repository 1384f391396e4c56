package linkspan.inbound.poll.checkpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a poll stands.
 *
 * @param position what has been taken for good; its fields are the source's affair
 * @param version of the row; a page is taken only while it is the one that the page was fetched for
 * @param reason why it is paused or stopped, for people
 * @param shape of its rows so far
 * @param caughtUp true: the last page was the last one there was
 * @param movedAt when it last took a page; null: never
 */
public record Checkpoint(
        String route,
        ObjectNode position,
        long version,
        State state,
        @Nullable String reason,
        RowShape shape,
        boolean caughtUp,
        Tally all,
        Tally run,
        @Nullable Instant movedAt) {
    /** Whether the next tick of its schedule does something. */
    public enum State {
        RUNNING,
        /** A person has paused it. */
        PAUSED,
        /** Too many rows could not be mapped; a person resumes it. */
        STOPPED;

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String label) {
            return valueOf(label.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * Rows that were taken.
     *
     * @param bad of them, those that became dead letters
     */
    public record Tally(long rows, long bad) {
        Tally and(long moreRows, long moreBad) {
            return new Tally(rows + moreRows, bad + moreBad);
        }
    }
}
