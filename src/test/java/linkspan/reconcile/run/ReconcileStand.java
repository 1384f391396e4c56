package linkspan.reconcile.run;

import com.fasterxml.jackson.databind.JsonNode;
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
import linkspan.model.Json;
import linkspan.model.Topic;
import linkspan.platform.audit.AuditStore;
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
import linkspan.reconcile.run.record.RunStore;

/** Runs over the real tables whose two sides are maps: what a side has of a key, and when it changed. */
final class ReconcileStand implements AutoCloseable {
    static final Instant SLOT = Instant.parse("2026-11-11T18:00:00Z");

    /** A row of a side. */
    record Kept(String fields, Instant changedAt) {}

    final TreeMap<String, Kept> left = new TreeMap<>();
    final TreeMap<String, Kept> right = new TreeMap<>();
    final List<String> repaired = new ArrayList<>();
    final List<SideQuestion> asked = new ArrayList<>();
    final Transactions transactions;
    Instant now = SLOT.plusSeconds(5);
    /** What happens in the two systems each time that one of them is read. */
    Runnable meanwhile = () -> {};

    private final Database database;
    private final DifferenceStore differences;
    private final Plan plan;

    /** @param window of the plan, or null; {@code auto}: so many at most are mended by a run itself */
    ReconcileStand(Path folder, @org.jspecify.annotations.Nullable Duration window, int auto) {
        database = TestDatabase.open(folder, new SimpleMeterRegistry());
        transactions = database.transactions(Pool.CONSOLE);
        differences = new DifferenceStore(transactions);
        plan = new Plan(
                "wms.reconcile-things",
                "wms",
                new Plan.Side("direct:oms.list-things", "direct:oms.ask-thing", true),
                new Plan.Side("direct:wms.list-things", "direct:wms.ask-thing", true),
                new Plan.Terms(Set.of(), "total", BigDecimal.ZERO, Topic.ORDER, Duration.ofMillis(1), 3, window),
                Slots.of("0 0 2 * * ?", "Asia/Shanghai"),
                new Plan.Mending(null, "direct:wms.repair-things", auto));
    }

    @Override
    public void close() {
        database.close();
    }

    /** On both sides, changed at the slot. */
    void both(String key, String fields) {
        left.put(key, new Kept(fields, SLOT));
        right.put(key, new Kept(fields, SLOT));
    }

    private final class Maps implements Sides {
        private TreeMap<String, Kept> of(Plan.Side side) {
            return side == plan.left() ? left : right;
        }

        @Override
        public Listing list(Plan which, Plan.Side side, SideQuestion question, String run) {
            asked.add(question);
            meanwhile.run();
            return new ListedRows(new TreeMap<>(of(side))
                    .entrySet().stream()
                            .filter(each -> !each.getValue().changedAt().isBefore(question.since()))
                            .map(Maps::row)
                            .iterator());
        }

        private static Row row(Map.Entry<String, Kept> each) {
            return new Row(each.getKey(), (ObjectNode) Json.read(each.getValue().fields()));
        }

        @Override
        public Optional<Ranges> ranges(Plan which) {
            return Optional.empty();
        }

        @Override
        public List<Row> one(Plan which, Plan.Side side, String key) {
            meanwhile.run();
            Kept kept = of(side).get(key);
            return kept == null ? List.of() : List.of(row(Map.entry(key, kept)));
        }

        @Override
        public Optional<JsonNode> record(Plan which, KeyDifference difference) {
            return Optional.empty();
        }

        /** Left becomes as right is. */
        @Override
        public boolean repair(Plan which, ObjectNode difference, String id) {
            String key = difference.path("key").asText();
            if (right.containsKey(key)) {
                left.put(key, right.get(key));
            } else {
                left.remove(key);
            }
            boolean first = !repaired.contains(id);
            repaired.add(id);
            return first;
        }
    }

    /** One run for the slot of {@code now}, and the look at its repairs that follows; what it came to. */
    ObjectNode run() {
        OneHub hub = new OneHub();
        ObjectNode came = hub.reconciliations.perform(plan, Trigger.ofSchedule(now));
        hub.repairs.verify(plan);
        return came;
    }

    /** A hub that has just started finds the run that the one before left, and goes on with it; nothing where none is left. */
    Optional<ObjectNode> resume() {
        OneHub hub = new OneHub();
        hub.reconciliations.look();
        return hub.started.stream().findFirst().map(trigger -> hub.reconciliations.perform(plan, trigger));
    }

    /** A person has all mended that stand. */
    Repairs.Pressed pressAll() {
        return new OneHub().repairs.press(plan, open(), "ann");
    }

    /** Looks whether what was pressed has helped. */
    void verify() {
        new OneHub().repairs.verify(plan);
    }

    private List<Disagreement> open() {
        return differences.list(DifferenceStore.Selection.open(plan.route(), 100_000));
    }

    /** The hub's events of the key: the last one's number, and how far {@code wms} is with them. */
    void told(String key, long last, long done) {
        transactions.run(connection -> {
            for (String table : List.of("streams", "events", "key_positions")) {
                Sql.update(connection, "delete from " + table + " where topic = 'order-topic' and stream_key = ?", key);
            }
            Sql.update(
                    connection,
                    "insert into streams (topic, stream_key, last_seq) values ('order-topic', ?, ?)",
                    key,
                    last);
            Sql.update(
                    connection,
                    "insert into events (topic, stream_key, seq, event_id, event_type, source, occurred_at, data) values"
                            + " ('order-topic', ?, ?, ?, 'ORDER_UPDATED', 's', current_timestamp, ?)",
                    key,
                    last,
                    "e-" + key,
                    new byte[] {1});
            return Sql.update(
                    connection,
                    "insert into key_positions (system, topic, stream_key, done_seq) values ('wms', 'order-topic', ?, ?)",
                    key,
                    done);
        });
    }

    /** As it is made at a start. */
    private final class OneHub {
        private final List<Trigger> started = new ArrayList<>();
        private final Repairs repairs;
        private final Reconciliations reconciliations;

        OneHub() {
            StandingRoutes standing = new StandingRoutes();
            standing.add(plan, new Maps(), started::add);
            Clock clock = Clock.fixed(now, ZoneOffset.UTC);
            RunStore runs = new RunStore(transactions, "one");
            KeyNewsStore news = new KeyNewsStore(transactions, event -> List.of("wms"));
            StopSign stop = new StopSign();
            SecondLook look = new SecondLook(transactions, runs, differences, news, standing, stop, clock);
            repairs =
                    new Repairs(transactions, differences, look, standing, new AuditStore(transactions, clock), clock);
            Reconciler reconciler = new Reconciler(transactions, runs, differences, standing, look, stop, clock);
            runs.release();
            reconciliations = new Reconciliations(runs, differences, reconciler, repairs, look, standing, clock);
        }
    }

    /** {@code key kind state cause} of those that stand. */
    List<String> standing() {
        return differences.list(new DifferenceStore.Selection(plan.route(), null, null, null, null, 1_000)).stream()
                .map(ReconcileStand::words)
                .toList();
    }

    private static String words(Disagreement each) {
        return String.join(
                " ",
                each.difference().key(),
                each.difference().kind().label(),
                each.state(),
                each.cause() == null ? "-" : each.cause());
    }
}
