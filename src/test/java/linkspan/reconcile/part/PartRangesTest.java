package linkspan.reconcile.part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import linkspan.reconcile.ListedRows;
import linkspan.reconcile.compare.KeyDifference;
import linkspan.reconcile.compare.Merge;
import linkspan.reconcile.compare.Row;
import linkspan.reconcile.compare.Sameness;
import linkspan.reconcile.run.plan.Plan;
import linkspan.reconcile.run.plan.Ranges;
import linkspan.reconcile.run.plan.SideQuestion;
import linkspan.reconcile.run.plan.Sides;
import linkspan.reconcile.run.plan.Slots;
import org.junit.jupiter.api.Test;

class PartRangesTest {
    private static final Plan PLAN = new Plan(
            "bi.reconcile-orders",
            "bi",
            new Plan.Side("direct:oms.list-day-orders", "direct:oms.ask-order", false, "direct:oms.list-order-days"),
            new Plan.Side("direct:bi.list-day-orders", "direct:bi.ask-order", false, "direct:bi.list-order-days"),
            new Plan.Terms(Set.of(), "total", BigDecimal.ZERO, null, Duration.ofMillis(1), 3, null),
            Slots.of("0 40 3 * * ?", "Asia/Shanghai"),
            new Plan.Mending(null, null, 0));

    /** By day, by order: what it comes to. */
    private final TreeMap<String, TreeMap<String, Integer>> left = new TreeMap<>();

    private final TreeMap<String, TreeMap<String, Integer>> right = new TreeMap<>();
    private final List<String> opened = new ArrayList<>();
    private boolean dayTwice;

    private void both(String day, String order, int total) {
        left.computeIfAbsent(day, it -> new TreeMap<>()).put(order, total);
        right.computeIfAbsent(day, it -> new TreeMap<>()).put(order, total);
    }

    private final class Days implements Sides {
        @Override
        public Listing list(Plan plan, Plan.Side side, SideQuestion asked, String run) {
            TreeMap<String, TreeMap<String, Integer>> days = side == plan.left() ? left : right;
            if (!asked.sums()) {
                opened.add(side.system() + " " + asked.part());
                return listed(days.getOrDefault(asked.part(), new TreeMap<>()).entrySet().stream()
                        .map(order -> new Row(order.getKey(), object("total", order.getValue())))
                        .toList());
            }
            List<Row> sums = new ArrayList<>();
            days.forEach((day, orders) ->
                    sums.add(new Row(day, object("rows", orders.size()).put("checksum", orders.hashCode()))));
            if (dayTwice) {
                sums.addAll(List.copyOf(sums));
            }
            return listed(sums);
        }

        private static Listing listed(List<Row> rows) {
            return new ListedRows(rows.iterator());
        }

        private static ObjectNode object(String name, int value) {
            return JsonNodeFactory.instance.objectNode().put(name, value);
        }

        @Override
        public Optional<Ranges> ranges(Plan plan) {
            return Optional.of(new PartRanges(plan, this));
        }

        @Override
        public List<Row> one(Plan plan, Plan.Side side, String key) {
            opened.add(side.system() + " " + key);
            return (side == plan.left() ? left : right)
                    .values().stream()
                            .filter(orders -> orders.containsKey(key))
                            .map(orders -> new Row(key, object("total", orders.get(key))))
                            .toList();
        }

        @Override
        public Optional<JsonNode> record(Plan plan, KeyDifference difference) {
            return Optional.empty();
        }

        @Override
        public boolean repair(Plan plan, ObjectNode difference, String id) {
            throw new AssertionError("nothing is mended here");
        }
    }

    private List<String> found(String checkpoint) {
        PartRanges ranges = new PartRanges(PLAN, new Days());
        List<String> found = new ArrayList<>();
        Optional<Ranges.Range> next = ranges.next(checkpoint);
        while (next.isPresent()) {
            Ranges.Range range = next.get();
            if (!range.same()) {
                Merge merge = new Merge(range.rows(PLAN.left()), range.rows(PLAN.right()), new Sameness(Set.of()));
                merge.forEachRemaining(each -> each.difference()
                        .ifPresent(it -> found.add(it.key() + " " + it.kind().label())));
            }
            next = ranges.next(range.checkpoint());
        }
        return found;
    }

    @Test
    void only_days_that_differ_are_opened() {
        IntStream.range(0, 50).forEach(i -> both("2026-10-%02d".formatted(1 + i % 28), "A-" + i, i));
        assertThat(found("")).isEmpty();
        assertThat(opened).isEmpty();

        right.get("2026-10-03").put("A-2", 99);
        right.get("2026-10-07").remove("A-6");
        right.put("2026-11-01", new TreeMap<>(Map.of("B-1", 1)));
        assertThat(found("")).containsExactly("A-2 differs", "A-6 missing-right", "B-1 missing-left");
        assertThat(new TreeSet<>(opened))
                .containsExactly(
                        "bi 2026-10-03",
                        "bi 2026-10-07",
                        "bi 2026-11-01",
                        "oms 2026-10-03",
                        "oms 2026-10-07",
                        "oms 2026-11-01");
    }

    @Test
    void a_run_goes_on_behind_the_day_of_its_checkpoint_and_all_rows_are_counted_once() {
        IntStream.range(0, 30).forEach(i -> both("2026-10-%02d".formatted(1 + i), "A-" + i, i));
        right.get("2026-10-03").put("A-2", 99);
        right.get("2026-10-09").put("A-8", 99);
        PartRanges ranges = new PartRanges(PLAN, new Days());
        Ranges.Range first = ranges.next("").orElseThrow();
        assertThat(ranges.knows(first.checkpoint())).isTrue();
        assertThat(found(first.checkpoint())).containsExactly("A-8 differs");

        long left = 0;
        long compared = 0;
        for (Optional<Ranges.Range> next = Optional.of(first);
                next.isPresent();
                next = ranges.next(next.get().checkpoint())) {
            left += next.get().counts().left();
            compared += next.get().counts().compared();
        }
        assertThat(left).isEqualTo(30);
        assertThat(compared).as("of the days that are the same").isEqualTo(28);
    }

    @Test
    void an_order_of_another_day_on_the_other_side_is_found_by_its_key() {
        both("2026-10-01", "A-1", 1);
        right.get("2026-10-01").remove("A-1");
        right.put("2026-10-02", new TreeMap<>(Map.of("A-1", 1)));
        assertThat(found("")).containsExactly("A-1 missing-right", "A-1 missing-left");
        PartRanges ranges = new PartRanges(PLAN, new Days());
        assertThat(ranges.rows(PLAN.left(), Set.of("A-1"))).isEqualTo(ranges.rows(PLAN.right(), Set.of("A-1")));
    }

    @Test
    void many_keys_are_looked_up_in_the_days_that_differ() {
        IntStream.range(0, 300).forEach(i -> both("2026-10-01", "A-" + i, i));
        both("2026-10-02", "B-1", 1);
        right.get("2026-10-01").put("A-2", 99);
        Set<String> keys = new TreeSet<>(left.get("2026-10-01").keySet());
        assertThat(new PartRanges(PLAN, new Days()).rows(PLAN.right(), keys)).hasSize(300);
        assertThat(opened).containsExactly("bi 2026-10-01");
    }

    @Test
    void a_day_that_comes_twice_ends_the_run() {
        both("2026-10-01", "A-1", 1);
        dayTwice = true;
        assertThatThrownBy(() -> found(""))
                .isInstanceOf(Sides.SideFailed.class)
                .hasMessageContaining("the part 2026-10-01 comes twice");
    }
}
