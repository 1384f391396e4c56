package linkspan.reconcile.run;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import linkspan.platform.crash.CrashPoint;
import linkspan.platform.database.Transactions;
import linkspan.reconcile.compare.KeyDifference;
import linkspan.reconcile.compare.Merge;
import linkspan.reconcile.compare.Row;
import linkspan.reconcile.run.plan.Counts;
import linkspan.reconcile.run.plan.Plan;
import linkspan.reconcile.run.plan.Ranges;
import linkspan.reconcile.run.plan.Run;
import linkspan.reconcile.run.plan.SideQuestion;
import linkspan.reconcile.run.plan.Sides;
import linkspan.reconcile.run.record.DifferenceStore;
import linkspan.reconcile.run.record.RunStore;

/**
 * Compares both sides of a plan from a run's checkpoint on, looks again at what differs, and ends the run. What it finds is written
 * with the checkpoint that lies behind it, so that a run which is resumed writes nothing twice and passes over nothing.
 */
public final class Reconciler {
    /** A page is written when it has so many differences, or so many keys. */
    private static final int MANY = 200;

    private static final int LONGEST_PAGE = 20_000;
    private static final long PAGE_NANOS = 1_000_000_000L;
    private static final int LOOK = 0x3ff;
    private final Transactions transactions;
    private final RunStore runs;
    private final DifferenceStore differences;
    private final Sides sides;
    private final SecondLook secondLook;
    private final StopSign stop;
    private final Clock clock;

    public Reconciler(
            Transactions transactions,
            RunStore runs,
            DifferenceStore differences,
            Sides sides,
            SecondLook secondLook,
            StopSign stop,
            Clock clock) {
        this.transactions = transactions;
        this.runs = runs;
        this.differences = differences;
        this.sides = sides;
        this.secondLook = secondLook;
        this.stop = stop;
        this.clock = clock;
    }

    /** Throws what a side throws, {@link StopSign.Stopped}, {@link RunStore.TurnLost}. */
    void run(Plan plan, Run run) {
        compare(plan, run);
        if (plan.terms().window() != null) {
            recall(run);
        }
        secondLook.at(plan, run);
        transactions.run(connection -> {
            Instant now = clock.instant();
            runs.hold(connection, run);
            runs.done(connection, run, differences.finish(connection, run, now), now);
            return true;
        });
    }

    /** What earlier runs found and this one did not read has not gone for that: it is looked at with the others. */
    private void recall(Run run) {
        transactions.run(connection -> {
            runs.hold(connection, run);
            return differences.recall(connection, run);
        });
    }

    /** Which rows: in a window those that changed since the run before, and some time longer, so that nothing falls between two runs. */
    private SideQuestion question(Plan plan, Run run) {
        Duration window = plan.terms().window();
        if (window == null) {
            return SideQuestion.ALL;
        }
        return runs.lastDone(plan.route())
                .map(last -> SideQuestion.since((last.isBefore(run.slotAt()) ? last : run.slotAt()).minus(window)))
                .orElse(SideQuestion.ALL);
    }

    private void compare(Plan plan, Run run) {
        Optional<Ranges> ranges = sides.ranges(plan);
        if (ranges.isPresent()) {
            compareRanges(plan, run, ranges.get());
        } else {
            compareLists(plan, run);
        }
    }

    /** A page of differences within a range leaves the checkpoint before the range: what is written twice is one row. */
    private void compareRanges(Plan plan, Run run, Ranges ranges) {
        boolean resumed = ranges.knows(run.checkpoint());
        String checkpoint = resumed ? run.checkpoint() : "";
        Counts counts = resumed ? run.counts() : Counts.NONE;
        List<KeyDifference> found = new ArrayList<>();
        for (Optional<Ranges.Range> next = ranges.next(checkpoint); next.isPresent(); next = ranges.next(checkpoint)) {
            Ranges.Range range = next.get();
            Counts read = range.counts();
            long keys = 0;
            if (!range.same()) {
                try (Sides.Listing left = range.rows(plan.left());
                        Sides.Listing right = range.rows(plan.right())) {
                    Merge merge = new Merge(left, right, plan.terms().sameness());
                    while (merge.hasNext()) {
                        keys++;
                        merge.next().difference().ifPresent(found::add);
                        if (found.size() >= MANY) {
                            write(plan, run, checkpoint, counts, found);
                        }
                        if ((keys & LOOK) == 0) {
                            stop.heed();
                        }
                    }
                    found.addAll(left.unreadable());
                    found.addAll(right.unreadable());
                }
            }
            checkpoint = range.checkpoint();
            counts = new Counts(
                    counts.left() + read.left(),
                    counts.right() + read.right(),
                    counts.compared() + read.compared() + keys);
            write(plan, run, checkpoint, counts, found);
            stop.heed();
        }
    }

    private void compareLists(Plan plan, Run run) {
        SideQuestion asked = question(plan, run);
        try (Sides.Listing left = sides.list(plan, plan.left(), asked, run.id());
                Sides.Listing right = sides.list(plan, plan.right(), asked, run.id())) {
            Counted ofLeft = new Counted(left);
            Counted ofRight = new Counted(right);
            Merge merge = new Merge(ofLeft, ofRight, plan.terms().sameness());
            List<KeyDifference> found = new ArrayList<>();
            String key = run.checkpoint();
            long keys = run.keys();
            int page = 0;
            long written = System.nanoTime();
            while (merge.hasNext()) {
                Merge.Compared next = merge.next();
                if (next.key().compareTo(run.checkpoint()) <= 0) {
                    continue; // compared before this run was resumed
                }
                key = next.key();
                keys++;
                page++;
                next.difference().ifPresent(found::add);
                boolean full = found.size() >= MANY || page >= LONGEST_PAGE;
                if (full || (page & LOOK) == 0 && System.nanoTime() - written > PAGE_NANOS) {
                    write(plan, run, key, new Counts(ofLeft.count, ofRight.count, keys), found);
                    page = 0;
                    written = System.nanoTime();
                }
                if ((page & LOOK) == 0) {
                    stop.heed();
                }
            }
            found.addAll(left.unreadable());
            found.addAll(right.unreadable());
            write(plan, run, key, new Counts(ofLeft.count, ofRight.count, keys), found);
        }
    }

    private void write(Plan plan, Run run, String key, Counts counts, List<KeyDifference> found) {
        CrashPoint.at("F1");
        if (!found.isEmpty()) {
            CrashPoint.at("F2");
        }
        transactions.run(connection -> {
            runs.hold(connection, run);
            differences.suspect(connection, plan, run, found, clock.instant());
            runs.checkpoint(connection, run, key, counts);
            return true;
        });
        found.clear();
        CrashPoint.at("F4");
    }

    private static final class Counted implements Iterator<Row> {
        private final Iterator<Row> rows;
        private long count;

        Counted(Iterator<Row> rows) {
            this.rows = rows;
        }

        @Override
        public boolean hasNext() {
            return rows.hasNext();
        }

        @Override
        public Row next() {
            count++;
            return rows.next();
        }
    }
}
