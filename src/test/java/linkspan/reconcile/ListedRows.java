package linkspan.reconcile;

import java.util.Iterator;
import java.util.List;
import linkspan.reconcile.compare.KeyDifference;
import linkspan.reconcile.compare.Row;
import linkspan.reconcile.run.plan.Sides;

/** A side that has just these rows, all of them readable. */
public record ListedRows(Iterator<Row> all) implements Sides.Listing {
    @Override
    public List<KeyDifference> unreadable() {
        return List.of();
    }

    @Override
    public boolean hasNext() {
        return all.hasNext();
    }

    @Override
    public Row next() {
        return all.next();
    }

    @Override
    public void close() {}
}
