package linkspan.reconcile.part;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import linkspan.reconcile.compare.KeyDifference;
import linkspan.reconcile.compare.Row;
import linkspan.reconcile.compare.Sameness;
import linkspan.reconcile.run.plan.Plan;
import linkspan.reconcile.run.plan.SideQuestion;
import linkspan.reconcile.run.plan.Sides;

/** What both sides say of each of their parts; of at most {@value #MOST} parts. */
record PartSums(NavigableMap<String, ObjectNode> left, NavigableMap<String, ObjectNode> right) {
    private static final int MOST = 100_000;
    private static final Sameness ALL = new Sameness(Set.of());

    /** Asks both sides. Throws {@link Sides.SideFailed}, also where a part comes twice or has no name. */
    static PartSums ask(Plan plan, Sides sides) {
        String run = plan.route() + "@sums";
        try (Sides.Listing left = sides.list(plan, plan.left(), SideQuestion.SUMS, run);
                Sides.Listing right = sides.list(plan, plan.right(), SideQuestion.SUMS, run)) {
            return new PartSums(read(left, plan.left()), read(right, plan.right()));
        }
    }

    private static NavigableMap<String, ObjectNode> read(Sides.Listing rows, Plan.Side side) {
        NavigableMap<String, ObjectNode> sums = new TreeMap<>();
        while (rows.hasNext()) {
            Row row = rows.next();
            if (sums.put(row.key(), row.fields()) != null) {
                throw new Sides.SideFailed(side.sums() + ": the part " + row.key() + " comes twice", null);
            }
            if (sums.size() > MOST) {
                throw new Sides.SideFailed(side.sums() + ": over " + MOST + " parts; make larger ones", null);
            }
        }
        List<KeyDifference> bad = rows.unreadable();
        if (!bad.isEmpty()) {
            throw new Sides.SideFailed(
                    side.sums() + ": a part has no key: " + bad.get(0).json(), null);
        }
        return sums;
    }

    /** In order, those that follow {@code part}. */
    NavigableSet<String> after(String part) {
        NavigableSet<String> names = new TreeSet<>(left.tailMap(part, false).keySet());
        names.addAll(right.tailMap(part, false).keySet());
        return names;
    }

    boolean differ(String part) {
        ObjectNode mine = left.get(part);
        ObjectNode other = right.get(part);
        return mine == null || other == null || !ALL.differing(mine, other).isEmpty();
    }

    /** The field {@code rows} of a part, 0 where it says none. */
    static long rows(NavigableMap<String, ObjectNode> side, String part) {
        JsonNode sums = side.get(part);
        return sums == null ? 0 : sums.path("rows").asLong();
    }
}
