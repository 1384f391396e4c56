package linkspan.reconcile.run.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import linkspan.reconcile.compare.KeyDifference;
import linkspan.reconcile.compare.Row;
import org.jspecify.annotations.Nullable;

/** What a reconciliation asks of the routes that its plan names. Any thread; blocks. */
public interface Sides {
    /** The rows of one side, by key; to be closed. Throws {@link SideFailed}. */
    interface Listing extends Iterator<Row>, AutoCloseable {
        /** What came and was no row, since the last time that it was asked for; each with its place. */
        List<KeyDifference> unreadable();

        @Override
        void close();
    }

    /** A side did not answer, or what it answered is no list. */
    final class SideFailed extends RuntimeException {
        public SideFailed(String why, @Nullable Throwable cause) {
            super(why, cause);
        }
    }

    /**
     * Opens a side.
     *
     * @param asked which of its rows
     * @param run names the files in which it is sorted
     */
    Listing list(Plan plan, Plan.Side side, SideQuestion asked, String run);

    /**
     * Both sides range by range, where each is a table of a database, or has sums of its parts, so that what differs shows without
     * reading all; nothing elsewhere: then the lists are compared.
     */
    Optional<Ranges> ranges(Plan plan);

    /** What a side has of one key now; asked of its {@code one}. Throws {@link SideFailed}. */
    List<Row> one(Plan plan, Plan.Side side, String key);

    /** The record of a difference in the words of its route, where the plan names a mapping that takes it. */
    Optional<JsonNode> record(Plan plan, KeyDifference difference);

    /**
     * Has the repair route mend a difference, once for each id. Throws {@link SideFailed}; then nothing took effect, or it is safe to
     * press again.
     *
     * @param difference as it is stored, with its record
     * @param id the same for the same difference of the same run
     * @return false: it was done before
     */
    boolean repair(Plan plan, ObjectNode difference, String id);
}
