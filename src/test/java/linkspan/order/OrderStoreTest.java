package linkspan.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import linkspan.commit.Answer;
import linkspan.commit.Committer;
import linkspan.commit.GroupStore;
import linkspan.commit.Origin;
import linkspan.commit.SealedUnit;
import linkspan.commit.UnitInCommit;
import linkspan.commit.UnitStore;
import linkspan.crash.CrashPoint;
import linkspan.database.Database;
import linkspan.database.Pool;
import linkspan.database.Sql;
import linkspan.database.TestDatabase;
import linkspan.database.Transactions;
import linkspan.event.EventDraft;
import linkspan.event.EventType;
import linkspan.event.Json;
import linkspan.outbox.EventStore;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("database")
@Timeout(60)
class OrderStoreTest {
    private static final Instant NOW = Instant.parse("2026-12-01T00:00:00.123456789Z");
    private static final Answer OK = new Answer(200, "application/json", "{}");

    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final Database database;
    private final Transactions transactions;
    private final OrderStore orders;

    OrderStoreTest(@TempDir Path folder) {
        database = TestDatabase.open(folder, meters);
        transactions = database.transactions(Pool.INTAKE);
        orders = new OrderStore(
                transactions,
                Clock.fixed(NOW, ZoneOffset.UTC),
                (unit, refusal) -> new Answer(
                        refusal.code().status(), "text/plain", refusal.code().label()),
                meters);
    }

    @AfterEach
    void close() {
        CrashPoint.disarm();
        database.close();
    }

    private Committer committer(UnitStore... before) {
        return committer(List.of(before), List.of());
    }

    private Committer committer(List<UnitStore> before, List<UnitStore> after) {
        EventStore events = new EventStore(
                database.kind(),
                Clock.fixed(NOW, ZoneOffset.UTC),
                () -> UUID.randomUUID().toString());
        List<UnitStore> stores = Stream.of(before, List.<UnitStore>of(orders), after, List.<UnitStore>of(events))
                .flatMap(List::stream)
                .toList();
        return new Committer(new GroupStore(database.pool(Pool.INTAKE), stores), 1, () -> {});
    }

    private static SealedUnit unit(String source, EventDraft... drafts) {
        return new SealedUnit(List.of(drafts), Map.of(Origin.class, new Origin(source, "m-1", null)), OK);
    }

    /** Event types of a key in their order; fails where a number is missing. */
    private List<String> events(String key) {
        List<Long> numbers = new ArrayList<>();
        List<String> types = transactions.run(connection -> Sql.list(
                connection,
                "select seq, event_type from events where stream_key = ? order by seq",
                row -> {
                    numbers.add(row.getLong(1));
                    return row.getString(2);
                },
                key));
        assertThat(numbers)
                .isEqualTo(LongStream.rangeClosed(1, numbers.size()).boxed().toList());
        return types;
    }

    private double ignored(Decision.Reason reason) {
        return meters.counter("linkspan.orders.ignored", "code", reason.label()).count();
    }

    @Test
    void an_order_is_stored_whole_with_its_client_and_time() {
        try (Committer committer = committer()) {
            UnitInCommit unit = Written.by(committer, unit("shopify", Samples.created(Samples.marketOrder("o", 5))))
                    .unit();
            assertThat(unit.answer()).isEqualTo(OK);
            StoredOrder order = orders.find("o").orElseThrow();
            assertThat(order.client()).isEqualTo("shopify");
            assertThat(order.changedAt()).isEqualTo("2026-11-11T03:05:00Z");
            assertThat(order.document()).isEqualTo(unit.accepted().get(0).data());
            assertThat(orders.find("o", "shopify")).contains(order);
            assertThat(orders.find("o", "acme")).isEmpty();
            assertThat(orders.find("p")).isEmpty();
        }
    }

    @Test
    void a_clients_order_is_as_old_as_the_clock_says() {
        try (Committer committer = committer()) {
            ObjectNode order = new NewOrder(() -> "123456789012", id -> false).canonical(Samples.least());
            UnitInCommit unit =
                    Written.by(committer, unit("acme", Samples.created(order))).unit();
            String id = unit.accepted().get(0).key();
            assertThat(orders.find(id, "acme").orElseThrow().changedAt()).isEqualTo("2026-12-01T00:00:00.123456Z");
        }
    }

    @Test
    void units_of_one_group_build_on_each_other() throws InterruptedException {
        ObjectNode changed = Samples.marketOrder("o", 6);
        changed.withObject("/customer").put("name", "李雷");
        List<UnitInCommit> units = group(
                unit("shopify", Samples.created(Samples.marketOrder("o", 5))),
                unit("shopify", Samples.created(changed)),
                unit("wms", Samples.draft(EventType.ORDER_DISPATCHED, "o")),
                unit("shopify", Samples.created(Samples.marketOrder("o", 5))),
                unit("wms", Samples.draft(EventType.ORDER_SHIPPED, "o")),
                unit("shopify", new EventDraft(EventType.ORDER_CANCELLED, Samples.marketOrder("o", 9))));
        assertThat(units.stream().map(unit -> unit.accepted().size())).containsExactly(1, 1, 1, 0, 1, 0);
        assertThat(events("o")).containsExactly("ORDER_CREATED", "ORDER_UPDATED", "ORDER_DISPATCHED", "ORDER_SHIPPED");
        StoredOrder order = orders.find("o").orElseThrow();
        assertThat(order.status()).isEqualTo(OrderStatus.SHIPPED);
        assertThat(order.document().path("status").asText()).isEqualTo("SHIPPED");
        assertThat(order.document().at("/customer/name").asText()).isEqualTo("李雷");
        assertThat(ignored(Decision.Reason.OLDER_NEWS)).isOne();
        assertThat(ignored(Decision.Reason.ALREADY_SHIPPED)).isOne();
    }

    /** Written in one group: a first unit holds the only committer's thread until all others wait. */
    private List<UnitInCommit> group(SealedUnit... units) throws InterruptedException {
        Gate gate = new Gate();
        try (Committer committer = committer(gate)) {
            Written first = Written.by(committer, new SealedUnit(List.of(), Map.of(), OK));
            gate.awaitArrival();
            List<Written> written =
                    Stream.of(units).map(unit -> Written.by(committer, unit)).toList();
            gate.close();
            first.unit();
            List<UnitInCommit> fates = written.stream().map(Written::unit).toList();
            assertThat(gate.sizes()).containsExactly(1, units.length);
            return fates;
        }
    }

    @Test
    void a_taken_id_is_refused_and_nothing_of_its_unit_remains() throws InterruptedException {
        ObjectNode taken = Samples.marketOrder("o", 5).put("channel", "api");
        ObjectNode free = Samples.marketOrder("p", 5).put("channel", "api");
        List<UnitInCommit> units = group(
                unit("acme", Samples.created(taken)),
                unit("bcme", Samples.created(free), Samples.created(taken)),
                unit("acme", Samples.created(taken)));
        assertThat(units.get(0).answer()).isEqualTo(OK);
        assertThat(units.get(1).answer().body()).isEqualTo("order-exists");
        assertThat(units.get(1).answer().status()).isEqualTo(409);
        assertThat(units.get(2).answer().status()).isEqualTo(409);
        assertThat(orders.find("p")).isEmpty();
        assertThat(orders.find("o").orElseThrow().client()).isEqualTo("acme");
        assertThat(events("o")).containsExactly("ORDER_CREATED");
        assertThat(events("p")).isEmpty();
    }

    @Test
    void a_unit_that_was_dropped_before_changes_nothing() {
        UnitStore dropsAll = (connection, units) -> units.forEach(UnitInCommit::drop);
        try (Committer committer = committer(dropsAll)) {
            Written.by(committer, unit("shopify", Samples.created(Samples.marketOrder("o", 5))))
                    .unit();
        }
        assertThat(orders.find("o")).isEmpty();
        assertThat(events("o")).isEmpty();
    }

    @Test
    void events_that_concern_no_order_pass_unchanged() {
        EventDraft product = new EventDraft(EventType.PRODUCT_CHANGED, Samples.json("{'skuId': 'S'}"));
        EventDraft stock = new EventDraft(
                EventType.INVENTORY_CHANGED, Samples.json("{'warehouseId': 'W', 'skuId': 'S', 'afterQty': 1}"));
        EventDraft customer = new EventDraft(EventType.CUSTOMER_CHANGED, Samples.json("{'customerId': 'C-1'}"));
        try (Committer committer = committer()) {
            assertThat(Written.by(committer, unit("wms", product, stock, customer))
                            .unit()
                            .accepted())
                    .as("stock and customers are not for this store to accept")
                    .containsExactly(product);
            assertThat(Written.by(
                                    committer,
                                    unit("shopify", product, Samples.created(Samples.marketOrder("o", 5)), customer))
                            .unit()
                            .accepted())
                    .hasSize(2)
                    .startsWith(product);
        }
    }

    @Test
    void newer_without_news_moves_the_time_and_tells_nobody() {
        try (Committer committer = committer()) {
            Written.by(committer, unit("shopify", Samples.created(Samples.marketOrder("o", 5))))
                    .unit();
            Written.by(committer, unit("shopify", Samples.created(Samples.marketOrder("o", 7))))
                    .unit();
        }
        assertThat(orders.find("o").orElseThrow().changedAt()).isEqualTo("2026-11-11T03:07:00Z");
        assertThat(events("o")).containsExactly("ORDER_CREATED");
    }

    @Test
    void a_disagreement_is_counted() {
        ObjectNode wrong = Samples.marketOrder("o", 5);
        wrong.withObject("/total").put("value", "1.00");
        try (Committer committer = committer()) {
            Written.by(committer, unit("shopify", Samples.created(wrong))).unit();
        }
        assertThat(orders.find("o")
                        .orElseThrow()
                        .document()
                        .path("amountsDisagree")
                        .asBoolean())
                .isTrue();
        assertThat(meters.counter("linkspan.orders.disagreed").count()).isOne();
    }

    @Test
    void a_crash_before_the_commit_leaves_nothing() {
        CrashPoint.arm("A6", 1);
        try (Committer committer = committer()) {
            Written written = Written.by(committer, unit("shopify", Samples.created(Samples.marketOrder("o", 5))));
            assertThatThrownBy(written::unit).hasRootCauseMessage("crash point A6");
            assertThat(orders.find("o")).isEmpty();
            Written.by(committer, unit("shopify", Samples.created(Samples.marketOrder("o", 5))))
                    .unit();
            assertThat(events("o")).containsExactly("ORDER_CREATED");
        }
    }

    @Test
    void who_waits_for_another_creation_starts_again_with_what_that_one_stored() throws Exception {
        Gate gate = new Gate();
        try (Committer slow = committer(List.of(), List.of(gate));
                Committer quick = committer();
                gate) {
            Written first = Written.by(slow, unit("shopify", at("o", 5)));
            gate.awaitArrival(); // inserted, not committed
            Written second = Written.by(quick, unit("shopify", at("n", 5), at("o", 4), at("o", 6)));
            Awaitility.await().until(OrderStoreTest::someoneInserts);
            gate.close();
            assertThat(first.unit().accepted()).hasSize(1);
            assertThat(second.unit().accepted()).hasSize(2);
        }
        assertThat(events("o")).containsExactly("ORDER_CREATED", "ORDER_UPDATED");
        assertThat(events("n")).containsExactly("ORDER_CREATED");
        assertThat(ignored(Decision.Reason.OLDER_NEWS)).isOne();
    }

    /** Past the look at what is there; H2 waits for the other one's row by trying again and again. */
    private static boolean someoneInserts() {
        return Thread.getAllStackTraces().values().stream()
                .flatMap(Stream::of)
                .anyMatch(frame -> frame.getMethodName().equals("allDone"));
    }

    /** Several committers, as several instances have them. */
    @ParameterizedTest(name = "{0} committers")
    @ValueSource(ints = {1, 8})
    void sixteen_threads_race_for_the_same_orders_and_none_fails(int count) throws Exception {
        List<String> ids = IntStream.range(0, 40).mapToObj(i -> "o-" + i).toList();
        ExecutorService senders = Executors.newFixedThreadPool(16);
        List<Committer> committers =
                Stream.generate(() -> committer()).limit(count).toList();
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int sender = 0; sender < 16; sender++) {
                int minute = sender;
                Committer committer = committers.get(sender % count);
                running.add(senders.submit(() -> send(committer, ids, minute)));
            }
            for (Future<?> sender : running) {
                sender.get();
            }
        } finally {
            senders.shutdown();
            committers.forEach(Committer::close);
        }
        for (String id : ids) {
            StoredOrder order = orders.find(id).orElseThrow();
            assertThat(order.changedAt()).isEqualTo("2026-11-11T03:15:00Z");
            assertThat(order.document().at("/customer/name").asText()).isEqualTo("minute 15");
            List<String> types = events(id);
            assertThat(types.get(0)).isEqualTo("ORDER_CREATED");
            assertThat(types.subList(1, types.size())).hasSizeLessThan(16).allMatch("ORDER_UPDATED"::equals);
            assertThat(lastEvent(id)).isEqualTo(order.document());
        }
    }

    /** All orders, in an order of its own: two by two in one unit, as a split route makes them. */
    private static void send(Committer committer, List<String> ids, int minute) {
        List<String> shuffled = new ArrayList<>(ids);
        Collections.shuffle(shuffled, new Random(minute));
        for (int i = 0; i < shuffled.size(); i += 2) {
            Written.by(committer, unit("shopify", at(shuffled.get(i), minute), at(shuffled.get(i + 1), minute)))
                    .unit();
        }
    }

    private static EventDraft at(String id, int minute) {
        ObjectNode order = Samples.marketOrder(id, minute);
        order.withObject("/customer").put("name", "minute " + minute);
        return Samples.created(order);
    }

    private ObjectNode lastEvent(String key) {
        return (ObjectNode) transactions.run(connection -> Sql.first(
                        connection,
                        "select data from events where stream_key = ? order by seq desc limit 1",
                        row -> Json.read(row.getBytes(1)),
                        key)
                .orElseThrow());
    }
}
