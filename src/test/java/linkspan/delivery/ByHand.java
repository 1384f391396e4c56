package linkspan.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BiConsumer;
import linkspan.commit.HeldCommits;
import linkspan.commit.UnitOfWork;
import linkspan.delivery.eligibility.OwnChannel;
import linkspan.delivery.eligibility.SystemStartStore;
import linkspan.delivery.lane.Lanes;
import linkspan.delivery.missed.GoneEvents;
import linkspan.delivery.missed.MissedStore;
import linkspan.delivery.note.EventRoute;
import linkspan.delivery.note.HubRun;
import linkspan.delivery.position.PendingStore;
import linkspan.model.Event;
import linkspan.model.EventType;
import linkspan.model.kind.EventTypes;
import linkspan.platform.broker.KafkaAccess;
import linkspan.platform.database.Database;
import linkspan.platform.database.Pool;
import linkspan.platform.database.TestDatabase;
import linkspan.platform.database.Transactions;
import linkspan.platform.resilience.CallGate;
import linkspan.platform.resilience.SystemBreaker;
import linkspan.platform.resilience.SystemPolicy;
import linkspan.platform.system.SystemSettings;
import linkspan.platform.trace.Tracing;
import org.jspecify.annotations.Nullable;

/** The delivery to a system {@code wms} with nothing running by itself: a test ends routes, commits units, lets time pass. */
final class ByHand implements AutoCloseable {
    /** A run of a route that is under way. */
    record Run(List<Event> events, CallGate gate, BiConsumer<UnitOfWork, @Nullable Throwable> ended) {
        List<Long> sequences() {
            return events.stream().map(Event::sequence).toList();
        }

        /** True: a call may begin at once. */
        boolean mayCall() {
            return gate.pass(null, later -> {}) instanceof CallGate.Passage.Open;
        }

        void ends(@Nullable Throwable error) {
            ended.accept(new UnitOfWork(), error);
        }
    }

    final HeldCommits commits = new HeldCommits();
    final Deque<Run> runs = new ArrayDeque<>();
    final Transactions transactions;
    final SystemPolicy policy;
    final Eligibility eligibility;
    final SystemBreaker breaker;
    final DeliveryTools tools;
    final Attempts attempts;
    private final Database database;
    private final Deque<Runnable> later = new ArrayDeque<>();

    ByHand(Path folder) {
        database = TestDatabase.open(folder.resolve("db"));
        transactions = database.transactions(Pool.CONSOLE);
        SystemSettings settings = new SystemSettings(
                "wms", "a test", Map.of("start", "earliest", "retry", "20ms,1s", "idempotent", "true"));
        policy = SystemPolicy.of(settings);
        eligibility = new Eligibility("wms", Instant.EPOCH, new OwnChannel(""));
        eligibility.add(EventType.ORDER_CREATED, new Route());
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        breaker = SystemBreaker.of(settings, timer(), meters, () -> {}, () -> {});
        tools = new DeliveryTools(
                commits,
                new PendingStore(transactions, database.kind(), "hub-1"),
                new MissedStore(transactions, new GoneEvents(), EventTypes.own()),
                new SystemStartStore(transactions),
                Clock.systemUTC(),
                Lanes.Time.REAL,
                timer(),
                meters,
                Tracing.NONE,
                new DeliveryTools.Broker(KafkaAccess.plain("127.0.0.1:1"), topic -> "", EventTypes.own(), terms -> {
                    throw new AssertionError("nobody reads a topic here");
                }),
                new HubRun("hub-1", "r", false));
        attempts = new Attempts(policy, tools, breaker, eligibility::behind);
    }

    private final class Route implements EventRoute {
        @Override
        public String id() {
            return "wms.deliver-order-created";
        }

        @Override
        public EventType type() {
            return EventType.ORDER_CREATED;
        }

        @Override
        public int batch() {
            return 10;
        }

        @Override
        public void run(
                List<Event> events, @Nullable CallGate gate, BiConsumer<UnitOfWork, @Nullable Throwable> ended) {
            runs.add(new Run(events, Objects.requireNonNull(gate), ended));
        }
    }

    EventRoute route() {
        return Objects.requireNonNull(eligibility.route(EventType.ORDER_CREATED));
    }

    LaneTurn.Means means() {
        return new LaneTurn.Means(eligibility, new Positions("wms", tools.pending()), attempts, breaker, tools);
    }

    static Event event(String key, long sequence) {
        return new Event(
                key + "-" + sequence,
                EventType.ORDER_CREATED,
                key,
                sequence,
                Instant.parse("2026-11-29T10:00:00Z"),
                "test",
                null,
                "{}");
    }

    /** What was to be done later is done now. */
    void timePasses() {
        List<Runnable> now = new ArrayList<>(later);
        later.clear();
        now.forEach(Runnable::run);
    }

    private ScheduledExecutorService timer() {
        return (ScheduledExecutorService) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {ScheduledExecutorService.class},
                (self, method, arguments) -> {
                    if (method.getName().equals("isShutdown")) {
                        return false;
                    }
                    assertThat(method.getName()).isIn("execute", "schedule");
                    later.add((Runnable) arguments[0]);
                    return null;
                });
    }

    @Override
    public void close() {
        database.close();
    }
}
