package linkspan.reconcile.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import linkspan.model.Topic;
import linkspan.platform.audit.AuditStore;
import linkspan.platform.crash.CrashPoint;
import linkspan.platform.crash.Crashed;
import linkspan.platform.database.Database;
import linkspan.platform.database.Pool;
import linkspan.platform.database.Sql;
import linkspan.platform.database.TestDatabase;
import linkspan.platform.database.Transactions;
import linkspan.reconcile.ListedRows;
import linkspan.reconcile.compare.KeyDifference;
import linkspan.reconcile.compare.Row;
import linkspan.reconcile.run.plan.Plan;
import linkspan.reconcile.run.plan.Ranges;
import linkspan.reconcile.run.plan.SideQuestion;
import linkspan.reconcile.run.plan.Sides;
import linkspan.reconcile.run.plan.Slots;
import linkspan.reconcile.run.plan.StandingRoutes;
import linkspan.reconcile.run.plan.Trigger;
import linkspan.reconcile.run.record.DifferenceStore;
import linkspan.reconcile.run.record.Disagreement;
import linkspan.reconcile.run.record.KeyNewsStore;
import linkspan.reconcile.run.record.PageEnd;
import linkspan.reconcile.run.record.RunStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs on the real tables, with sides that are lists: killed at every step, resumed, run once for a slot. */
@Tag("database")
class ReconcileRunTest {
    private static final Instant SLOT = Instant.parse("2026-11-11T18:00:00Z");
    private static final Plan PLAN = new Plan(
            "wms.reconcile-stock",
            "wms",
            new Plan.Side("direct:oms.list-stock", null, true),
            new Plan.Side("direct:wms.list-stock", null, true),
            new Plan.Terms(Set.of("quantity"), "quantity", BigDecimal.TEN, Topic.ORDER, Duration.ofMillis(1), 3, null),
            Slots.of("0 0 2 * * ?", "Asia/Shanghai"),
            new Plan.Mending(null, "direct:wms.repair-stock", 0));

    private final TreeMap<String, Integer> left = new TreeMap<>();
    private final TreeMap<String, Integer> right = new TreeMap<>();
    private final List<String> repairs = new ArrayList<>();
    private Instant now = SLOT.plusSeconds(5);
    private Runnable whenListed = () -> {};
    private @TempDir Path folder;
    private Database database;
    private Transactions transactions;
    private DifferenceStore differences;

    @BeforeEach
    void open() {
        database = TestDatabase.open(folder, new SimpleMeterRegistry());
        transactions = database.transactions(Pool.CONSOLE);
        differences = new DifferenceStore(transactions);
    }

    @AfterEach
    void close() {
        CrashPoint.disarm();
        database.close();
    }

    /** The sides of the test, as they are at that moment. */
    private final class Lists implements Sides {
        @Override
        public Listing list(Plan plan, Plan.Side side, SideQuestion asked, String run) {
            whenListed.run();
            return new ListedRows(new TreeMap<>(side == plan.left() ? left : right)
                    .entrySet().stream()
                            .map(each -> new Row(
                                    each.getKey(),
                                    JsonNodeFactory.instance.objectNode().put("quantity", each.getValue())))
                            .iterator());
        }

        @Override
        public Optional<Ranges> ranges(Plan plan) {
            return Optional.empty();
        }

        @Override
        public List<Row> one(Plan plan, Plan.Side side, String key) {
            throw new AssertionError("not asked one by one");
        }

        @Override
        public Optional<JsonNode> record(Plan plan, KeyDifference difference) {
            return Optional.empty();
        }

        @Override
        public boolean repair(Plan plan, ObjectNode difference, String id) {
            left.put(
                    difference.path("key").asText(),
                    difference.at("/right/quantity").asInt());
            boolean first = !repairs.contains(id);
            repairs.add(id);
            return first;
        }
    }

    /** A hub of that name. */
    private Reconciliations hub(String instance, List<Trigger> started) {
        StandingRoutes standing = new StandingRoutes();
        standing.add(PLAN, new Lists(), started::add);
        RunStore runs = new RunStore(transactions, instance);
        KeyNewsStore news = new KeyNewsStore(transactions, event -> List.of("oms"));
        StopSign stop = new StopSign();
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        SecondLook look = new SecondLook(transactions, runs, differences, news, standing, stop, clock);
        Repairs mending =
                new Repairs(transactions, differences, look, standing, new AuditStore(transactions, clock), clock);
        Reconciler reconciler = new Reconciler(transactions, runs, differences, standing, look, stop, clock);
        runs.release();
        return new Reconciliations(runs, differences, reconciler, mending, look, standing, clock);
    }

    private Reconciliations hub() {
        return hub("one", new ArrayList<>());
    }

    private void plant(int keys) {
        for (int i = 0; i < keys; i++) {
            String key = "SKU-%06d".formatted(i);
            if (i % 100 != 3) {
                left.put(key, i);
            }
            if (i % 100 != 5) {
                right.put(key, i % 100 == 7 ? i + 50 : i);
            }
        }
    }

    private List<Disagreement> standing() {
        return differences.list(new DifferenceStore.Selection(PLAN.route(), null, null, null, null, 100_000));
    }

    @ParameterizedTest
    @CsvSource({"F1, 1", "F1, 2", "F2, 1", "F2, 3", "F4, 1", "F4, 2"})
    void a_run_that_is_killed_goes_on_and_finds_everything_once(String step, int hits) {
        plant(30_000);
        CrashPoint.arm(step, hits);
        assertThatThrownBy(() -> hub().perform(PLAN, Trigger.ofSchedule(SLOT))).isInstanceOf(Crashed.class);
        assertThat(CrashPoint.isArmed(step)).isFalse();

        List<Trigger> started = new ArrayList<>();
        Reconciliations again = hub("one", started);
        again.look();
        assertThat(started).hasSize(1);
        ObjectNode outcome = again.perform(PLAN, started.get(0));

        assertThat(outcome.path("state").asText()).as(outcome.toString()).isEqualTo("done");
        assertThat(outcome.path("found").asInt()).isEqualTo(900);
        assertThat(outcome.path("keys").asInt()).isEqualTo(30_000);
        assertThat(standing()).hasSize(900).allMatch(each -> each.state().equals("open"));
        assertThat(again.perform(PLAN, Trigger.ofSchedule(SLOT)).path("state").asText())
                .isEqualTo("skipped");
    }

    @Test
    void two_hubs_run_a_slot_once_and_a_missed_one_late() {
        plant(200);
        Reconciliations one = hub();
        now = SLOT.plus(Duration.ofHours(49));
        List<Trigger> started = new ArrayList<>();
        Reconciliations two = hub("two", started);
        assertThat(one.perform(PLAN, Trigger.ofSchedule(SLOT)).path("state").asText())
                .isEqualTo("done");
        assertThat(two.perform(PLAN, Trigger.ofSchedule(SLOT)).path("state").asText())
                .isEqualTo("skipped");
        two.look();
        assertThat(started).hasSize(1).allMatch(Trigger::late).allMatch(Trigger::scheduled);
        ObjectNode late = two.perform(PLAN, started.get(0));
        assertThat(late.path("late").asBoolean()).isTrue();
        assertThat(late.path("text").asText()).contains("run late, its slot was");
        assertThat(one.perform(PLAN, started.get(0)).path("state").asText()).isEqualTo("skipped");
    }

    @Test
    void what_vanishes_at_the_second_look_was_no_difference_and_what_is_on_its_way_is_counted_apart() {
        left.putAll(Map.of("MOVED", 1, "PARKED", 1, "WRONG", 1));
        right.putAll(Map.of("MOVED", 2, "PARKED", 2, "WRONG", 2));
        transactions.run(connection -> {
            Sql.update(
                    connection,
                    "insert into streams (topic, stream_key, last_seq) values ('order-topic', 'PARKED', 1)");
            return Sql.update(
                    connection,
                    "insert into events (topic, stream_key, seq, event_id, event_type, source, occurred_at, data) values"
                            + " ('order-topic', 'PARKED', 1, 'e', 'ORDER_UPDATED', 's', current_timestamp, ?)",
                    new byte[] {1});
        });
        int[] listed = {0};
        whenListed = () -> {
            listed[0]++;
            if (listed[0] == 3) {
                left.put("MOVED", 2);
            }
        };
        ObjectNode outcome = hub().perform(PLAN, Trigger.ofSchedule(SLOT));
        assertThat(outcome.path("found").asInt()).isEqualTo(1);
        assertThat(outcome.path("inFlight").asInt()).isEqualTo(1);
        assertThat(standing())
                .extracting(each -> each.difference().key() + " " + each.state() + " " + each.cause())
                .containsExactlyInAnyOrder("PARKED in-flight in-flight", "WRONG open never-sent");
    }

    @Test
    void a_repair_that_is_interrupted_is_pressed_again_and_is_one_effect_and_then_nothing_differs() {
        plant(300);
        Reconciliations hub = hub();
        hub.perform(PLAN, Trigger.ofSchedule(SLOT));
        List<Disagreement> changed =
                differences.list(new DifferenceStore.Selection(PLAN.route(), "open", null, "differs", null, 100));
        assertThat(changed).hasSize(3);
        StandingRoutes standing = new StandingRoutes();
        standing.add(PLAN, new Lists(), trigger -> {});
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        SecondLook look = new SecondLook(
                transactions,
                new RunStore(transactions, "one"),
                differences,
                new KeyNewsStore(transactions, event -> List.of()),
                standing,
                new StopSign(),
                clock);
        Repairs mending =
                new Repairs(transactions, differences, look, standing, new AuditStore(transactions, clock), clock);
        assertThat(mending.foresee(PLAN, changed))
                .extracting(Repairs.Foreseen::reason)
                .containsExactly("", "", "");
        assertThat(repairs).isEmpty();
        CrashPoint.arm("F3", 2);
        assertThatThrownBy(() -> mending.press(PLAN, changed, "ann")).isInstanceOf(Crashed.class);
        List<Disagreement> left =
                differences.list(new DifferenceStore.Selection(PLAN.route(), "open", null, "differs", null, 100));
        assertThat(left).hasSize(2);
        Repairs.Pressed pressed = mending.press(PLAN, left, "ann");
        assertThat(pressed).isEqualTo(new Repairs.Pressed(1, 1, 0, ""));
        assertThat(mending.foresee(PLAN, left))
                .extracting(Repairs.Foreseen::reason)
                .containsOnly("gone meanwhile");
        mending.verify(PLAN);
        ObjectNode second = hub.perform(PLAN, new Trigger(SLOT.plusSeconds(60), false, false, "ann", null));
        assertThat(second.path("found").asInt()).isEqualTo(6);
        assertThat(standing())
                .noneMatch(each -> each.difference().kind().label().equals("differs"));
        assertThat(repairs).doesNotHaveDuplicates();
    }

    @Test
    void differences_are_read_page_by_page_none_twice_and_none_left_out() {
        plant(1_000);
        hub().perform(PLAN, Trigger.ofSchedule(SLOT));
        DifferenceStore.Selection seven = new DifferenceStore.Selection(PLAN.route(), null, null, null, null, 7);
        List<Disagreement> read = new ArrayList<>();
        List<Disagreement> page = differences.list(seven);
        while (!page.isEmpty()) {
            read.addAll(page);
            String end = PageEnd.of(page.get(page.size() - 1)).written();
            page = differences.list(seven, PageEnd.read(end).orElseThrow());
        }

        assertThat(read).hasSize(30).isEqualTo(standing());
        assertThat(PageEnd.read("no such end")).isEmpty();
        assertThat(PageEnd.read("")).isEmpty();
    }
}
