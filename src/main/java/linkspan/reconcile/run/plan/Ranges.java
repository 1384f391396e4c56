package linkspan.reconcile.run.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import linkspan.reconcile.compare.Row;

/** Two sides of which it shows without reading all what may differ. One thread. Throws {@link Sides.SideFailed}. */
public interface Ranges {
    /** Keys that follow each other, of which it is known how many rows differ at most. */
    interface Range {
        /** Behind this range; for {@link #next}. */
        String checkpoint();

        /** Rows of the left and the right side, and keys that are the same without looking at them one by one. */
        Counts counts();

        /** Nothing in it differs. */
        boolean same();

        /** The rows that may differ, by key; to be closed. */
        Sides.Listing rows(Plan.Side side);
    }

    /** The range behind that checkpoint, or the first one where it is none of these; nothing at the end. */
    Optional<Range> next(String checkpoint);

    /** That checkpoint was made by ranges: what is before it is compared. */
    boolean knows(String checkpoint);

    /** What a side has of these keys now. */
    Map<String, List<Row>> rows(Plan.Side side, Set<String> keys);
}
