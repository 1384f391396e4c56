package linkspan.reconcile.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import linkspan.reconcile.compare.Row;
import linkspan.reconcile.run.plan.Counts;
import linkspan.reconcile.run.plan.Plan;
import linkspan.reconcile.run.plan.Ranges;
import linkspan.reconcile.run.plan.Sides;
import org.jspecify.annotations.Nullable;

/**
 * Compares two tables: each range of keys is taken into {@value #BUCKETS} buckets by a hash of the key, both databases give count and
 * digest of each bucket, and only the rows of buckets that differ are read. A table that is small by its database's own guess is one
 * range; the others are ranges of {@value #LARGE} keys, so that a run that is killed has a checkpoint.
 */
public final class TableRanges implements Ranges {
    private static final int BUCKETS = 1_024;
    private static final int LARGE = 1_000_000;
    private static final int TWO = 2;
    private static final int KEYS_AT_ONCE = 500;
    private static final String BEHIND = " k";
    private static final String END = " e";
    private final TablePair pair;
    private final Executor threads;

    /** @param threads one for each side that is asked */
    public TableRanges(TablePair pair, Executor threads) {
        this.pair = pair;
        this.threads = threads;
    }

    @Override
    public boolean knows(String checkpoint) {
        return checkpoint.startsWith(BEHIND) || checkpoint.equals(END);
    }

    @Override
    public Optional<Range> next(String checkpoint) {
        if (checkpoint.equals(END)) {
            return Optional.empty();
        }
        Span rest = new Span(checkpoint.startsWith(BEHIND) ? checkpoint.substring(BEHIND.length()) : null, null);
        String last = pair.isLarge((long) TWO * LARGE)
                ? DigestStore.ahead(pair.left(), rest, LARGE).orElse(null)
                : null;
        return Optional.of(range(new Span(rest.after(), last)));
    }

    private Range range(Span span) {
        CompletableFuture<Buckets> other =
                CompletableFuture.supplyAsync(() -> DigestStore.digests(pair.right(), span, BUCKETS - 1), threads);
        Buckets mine;
        try {
            mine = DigestStore.digests(pair.left(), span, BUCKETS - 1);
        } catch (RuntimeException e) {
            other.exceptionally(ignored -> new Buckets()).join();
            throw e;
        }
        try {
            return new Compared(span, mine, other.join());
        } catch (CompletionException e) {
            throw e.getCause() instanceof Sides.SideFailed failed ? failed : e;
        }
    }

    private boolean isLeft(Plan.Side side) {
        return side.list().equals(pair.leftList());
    }

    private SideQuery query(Plan.Side side) {
        return isLeft(side) ? pair.left() : pair.right();
    }

    @Override
    public Map<String, List<Row>> rows(Plan.Side side, Set<String> keys) {
        Map<String, List<Row>> rows = new HashMap<>();
        List<String> all = List.copyOf(keys);
        SideQuery query = query(side);
        for (int i = 0; i < all.size(); i += KEYS_AT_ONCE) {
            List<String> some = all.subList(i, Math.min(all.size(), i + KEYS_AT_ONCE));
            try (TableRows found = new TableRows(query, query.rows(some), isLeft(side))) {
                found.forEachRemaining(row -> rows.computeIfAbsent(row.key(), key -> new ArrayList<>())
                        .add(row));
            }
        }
        return rows;
    }

    private final class Compared implements Range {
        private final Span span;
        private final List<Integer> differing;
        private final Counts counts;

        Compared(Span span, Buckets left, Buckets right) {
            this.span = span;
            this.differing = left.differing(right);
            this.counts = new Counts(left.rows(), right.rows(), left.rows() - left.rows(differing));
        }

        @Override
        public String checkpoint() {
            @Nullable String last = span.last();
            return last == null ? END : BEHIND + last;
        }

        @Override
        public Counts counts() {
            return counts;
        }

        @Override
        public boolean same() {
            return differing.isEmpty();
        }

        @Override
        public Sides.Listing rows(Plan.Side side) {
            SideQuery query = query(side);
            return new TableRows(query, query.rows(span, BUCKETS - 1, differing), isLeft(side));
        }
    }
}
