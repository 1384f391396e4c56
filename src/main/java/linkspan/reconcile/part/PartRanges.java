package linkspan.reconcile.part;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import linkspan.reconcile.compare.Row;
import linkspan.reconcile.run.plan.Counts;
import linkspan.reconcile.run.plan.Plan;
import linkspan.reconcile.run.plan.Ranges;
import linkspan.reconcile.run.plan.SideQuestion;
import linkspan.reconcile.run.plan.Sides;
import org.jspecify.annotations.Nullable;

/**
 * Both sides first say the sums of their parts, one row for each; rows are asked for of those parts only whose sums differ. A range
 * ends with such a part. So a run costs two lists of sums where nothing differs, and a checkpoint is a part's name.
 */
public final class PartRanges implements Ranges {
    private static final String BEHIND = " p";
    private static final String END = " q";

    /** More keys than that are not asked for one by one: the parts that differ are opened. */
    private static final int ONE_BY_ONE = 200;

    private final Plan plan;
    private final Sides sides;
    private @Nullable PartSums asked;

    /** @param sides of that plan */
    public PartRanges(Plan plan, Sides sides) {
        this.plan = plan;
        this.sides = sides;
    }

    private PartSums sums() {
        PartSums known = asked;
        if (known == null) {
            known = PartSums.ask(plan, sides);
            asked = known;
        }
        return known;
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
        String behind = checkpoint.startsWith(BEHIND) ? checkpoint.substring(BEHIND.length()) : "";
        long left = 0;
        long right = 0;
        long same = 0;
        for (String part : sums().after(behind)) {
            left += PartSums.rows(sums().left(), part);
            right += PartSums.rows(sums().right(), part);
            if (sums().differ(part)) {
                return Optional.of(new Opened(part, new Counts(left, right, same)));
            }
            same += PartSums.rows(sums().left(), part);
        }
        return Optional.of(new Opened(null, new Counts(left, right, same)));
    }

    @Override
    public Map<String, List<Row>> rows(Plan.Side side, Set<String> keys) {
        Map<String, List<Row>> rows = new HashMap<>();
        if (keys.size() <= ONE_BY_ONE) {
            keys.forEach(key -> rows.put(key, sides.one(plan, side, key)));
            return rows;
        }
        PartSums now = PartSums.ask(plan, sides);
        for (String part : now.after("")) {
            if (now.differ(part)) {
                try (Sides.Listing all = list(side, part)) {
                    all.forEachRemaining(row -> {
                        if (keys.contains(row.key())) {
                            rows.computeIfAbsent(row.key(), key -> new ArrayList<>())
                                    .add(row);
                        }
                    });
                }
            }
        }
        return rows;
    }

    private Sides.Listing list(Plan.Side side, String part) {
        return sides.list(plan, side, SideQuestion.of(part), plan.route() + "@" + part);
    }

    /** Some parts that are the same, and one that differs; null: none is left. */
    private final class Opened implements Range {
        private final @Nullable String part;
        private final Counts counts;

        Opened(@Nullable String part, Counts counts) {
            this.part = part;
            this.counts = counts;
        }

        @Override
        public String checkpoint() {
            return part == null ? END : BEHIND + part;
        }

        @Override
        public Counts counts() {
            return counts;
        }

        @Override
        public boolean same() {
            return part == null;
        }

        @Override
        public Sides.Listing rows(Plan.Side side) {
            if (part == null) {
                throw new IllegalStateException("nothing in it differs");
            }
            return list(side, part);
        }
    }
}
