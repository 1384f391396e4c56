package linkspan.reconcile.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import linkspan.model.Topic;
import linkspan.platform.database.Transactions;
import linkspan.reconcile.compare.KeyDifference;
import linkspan.reconcile.compare.Kind;
import linkspan.reconcile.compare.Merge;
import linkspan.reconcile.compare.Row;
import linkspan.reconcile.run.plan.Plan;
import linkspan.reconcile.run.plan.Ranges;
import linkspan.reconcile.run.plan.Run;
import linkspan.reconcile.run.plan.SideQuestion;
import linkspan.reconcile.run.plan.Sides;
import linkspan.reconcile.run.record.Cause;
import linkspan.reconcile.run.record.DifferenceStore;
import linkspan.reconcile.run.record.Judged;
import linkspan.reconcile.run.record.KeyNews;
import linkspan.reconcile.run.record.KeyNewsStore;
import linkspan.reconcile.run.record.RunStore;
import org.jspecify.annotations.Nullable;

/**
 * Looks again at what differed, after a pause. A difference stands when two looks have seen the same and nothing of its key was on its
 * way in between. What is still moving at the last look is in flight: counted apart, and looked at by the next run.
 */
public final class SecondLook {
    /** So many are looked at again; more than that is no drift but an outage, and is taken as seen. */
    private static final int MOST = 20_000;

    /** More keys than that are not asked for one by one: the lists are looked through. */
    private static final int ONE_BY_ONE = 200;

    private final Transactions transactions;
    private final RunStore runs;
    private final DifferenceStore differences;
    private final KeyNewsStore news;
    private final Sides sides;
    private final StopSign stop;
    private final Clock clock;

    public SecondLook(
            Transactions transactions,
            RunStore runs,
            DifferenceStore differences,
            KeyNewsStore news,
            Sides sides,
            StopSign stop,
            Clock clock) {
        this.transactions = transactions;
        this.runs = runs;
        this.differences = differences;
        this.news = news;
        this.sides = sides;
        this.stop = stop;
        this.clock = clock;
    }

    /** What one look saw. */
    private record Seen(Map<String, KeyDifference> now, Map<String, KeyNews> before, Map<String, KeyNews> after) {
        boolean isQuiet(String key) {
            return !underWay(before.get(key)) && !underWay(after.get(key));
        }

        private static boolean underWay(@Nullable KeyNews news) {
            return news != null && news.underWay();
        }
    }

    /** Until every suspect of the run is judged. */
    void at(Plan plan, Run run) {
        Map<String, KeyDifference> suspects = new LinkedHashMap<>();
        List<KeyDifference> unreadable = new ArrayList<>();
        for (KeyDifference each : differences.suspects(run, MOST)) {
            if (each.kind() == Kind.UNREADABLE) {
                unreadable.add(each);
            } else {
                suspects.put(each.key(), each);
            }
        }
        write(
                run,
                unreadable.stream()
                        .map(each -> judged(plan, each, "open", null))
                        .toList(),
                List.of(),
                Map.of(),
                plan);
        Map<String, KeyNews> last = Map.of();
        for (int look = 1; look <= plan.terms().looks() && !suspects.isEmpty(); look++) {
            stop.pause(plan.terms().settle());
            runs.hold(run);
            Seen seen = look(plan, run, suspects.keySet());
            last = seen.after;
            settle(plan, run, suspects, seen);
        }
        Map<String, KeyNews> news = last;
        write(
                run,
                suspects.values().stream()
                        .map(each -> judged(plan, each, "in-flight", news.get(each.key())))
                        .toList(),
                List.of(),
                Map.of(),
                plan);
    }

    private void settle(Plan plan, Run run, Map<String, KeyDifference> suspects, Seen seen) {
        List<Judged> stand = new ArrayList<>();
        List<KeyDifference> gone = new ArrayList<>();
        Map<String, KeyDifference> changed = new HashMap<>();
        for (KeyDifference before : List.copyOf(suspects.values())) {
            KeyDifference now = seen.now.get(before.key());
            if (now == null) {
                gone.add(before);
                suspects.remove(before.key());
            } else if (now.isSameAs(before) && seen.isQuiet(before.key())) {
                stand.add(judged(plan, now, "open", seen.after.get(before.key())));
                suspects.remove(before.key());
            } else if (!now.isSameAs(before)) {
                suspects.put(before.key(), now);
                changed.put(before.key(), now);
                if (now.kind() != before.kind()) {
                    gone.add(before);
                }
            }
        }
        write(run, stand, gone, changed, plan);
    }

    private Judged judged(Plan plan, KeyDifference it, String state, @Nullable KeyNews news) {
        Cause cause = state.equals("in-flight") ? Cause.IN_FLIGHT : Cause.of(it, news);
        return new Judged(
                it,
                state,
                cause,
                news == null ? null : news.letter(),
                sides.record(plan, it).orElse(null));
    }

    private void write(
            Run run, List<Judged> judged, List<KeyDifference> gone, Map<String, KeyDifference> changed, Plan plan) {
        if (judged.isEmpty() && gone.isEmpty() && changed.isEmpty()) {
            return;
        }
        transactions.run(connection -> {
            runs.hold(connection, run);
            differences.vanished(connection, run, gone, clock.instant());
            differences.suspect(connection, plan, run, changed.values(), clock.instant());
            differences.judge(connection, run, judged);
            return true;
        });
    }

    private Seen look(Plan plan, Run run, Set<String> keys) {
        Map<String, KeyNews> before = news(plan, keys);
        Map<String, KeyDifference> now = now(plan, keys, run.id());
        return new Seen(now, before, news(plan, keys));
    }

    private static Optional<KeyDifference> compared(Plan plan, String key, List<Row> left, List<Row> right) {
        return Merge.compare(key, left, right, plan.terms().sameness());
    }

    private Map<String, KeyNews> news(Plan plan, Set<String> keys) {
        Topic topic = plan.terms().events();
        return topic == null
                ? Map.of()
                : news.of(topic, keys, Set.of(plan.left().system(), plan.right().system()));
    }

    private Map<String, List<Row>> rows(Plan plan, Plan.Side side, String run, Set<String> keys) {
        Map<String, List<Row>> rows = new HashMap<>();
        if (side.one() != null && keys.size() <= ONE_BY_ONE) {
            for (String key : keys) {
                stop.heed();
                rows.put(key, sides.one(plan, side, key));
            }
            return rows;
        }
        try (Sides.Listing all = sides.list(plan, side, SideQuestion.ALL, run)) {
            while (all.hasNext()) {
                Row row = all.next();
                if (keys.contains(row.key())) {
                    rows.computeIfAbsent(row.key(), key -> new ArrayList<>()).add(row);
                }
            }
        }
        return rows;
    }

    /**
     * What these keys are like now, by key; those on which both sides agree are not in it.
     *
     * @param run names files, where a side is sorted for it
     */
    Map<String, KeyDifference> now(Plan plan, Set<String> keys, String run) {
        Optional<Ranges> ranges = sides.ranges(plan);
        Map<String, List<Row>> left =
                ranges.map(it -> it.rows(plan.left(), keys)).orElseGet(() -> rows(plan, plan.left(), run, keys));
        Map<String, List<Row>> right =
                ranges.map(it -> it.rows(plan.right(), keys)).orElseGet(() -> rows(plan, plan.right(), run, keys));
        Map<String, KeyDifference> now = new HashMap<>();
        for (String key : keys) {
            compared(plan, key, left.getOrDefault(key, List.of()), right.getOrDefault(key, List.of()))
                    .ifPresent(found -> now.put(key, found));
        }
        return now;
    }

    /** One key on both sides; with what is known of its events where they disagree. */
    Both both(Plan plan, String key) {
        try {
            Set<String> one = Set.of(key);
            String run = plan.route() + "@" + key;
            List<Row> left = rows(plan, plan.left(), run, one).getOrDefault(key, List.of());
            List<Row> right = rows(plan, plan.right(), run, one).getOrDefault(key, List.of());
            Optional<KeyDifference> found = compared(plan, key, left, right);
            if (found.isEmpty()) {
                JsonNode mine = left.isEmpty() ? null : left.get(0).fields();
                JsonNode other = right.isEmpty() ? null : right.get(0).fields();
                return new Both(left.isEmpty() ? "unknown" : "same", mine, other, null, null);
            }
            KeyNews known = news(plan, key).orElse(null);
            return new Both(
                    "differs",
                    found.get().left(),
                    found.get().right(),
                    Cause.of(found.get(), known).label(),
                    known == null ? null : known.letter());
        } catch (Sides.SideFailed e) {
            return new Both("failed", null, null, e.getMessage(), null);
        }
    }

    /** What is known of the events of a key; nothing where no topic tells of it. */
    Optional<KeyNews> news(Plan plan, String key) {
        return Optional.ofNullable(news(plan, Set.of(key)).get(key));
    }
}
