package linkspan.simulation;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import javax.sql.DataSource;
import linkspan.commit.Committer;
import linkspan.commit.GroupStore;
import linkspan.commit.SealedUnit;
import linkspan.commit.SimulatedCommitter;
import linkspan.commit.UnitInCommit;
import linkspan.commit.UnitStore;
import linkspan.commit.outbox.EventStore;
import linkspan.commit.outbox.OutboxStore;
import linkspan.commit.relay.SimulatedRelay;
import linkspan.delivery.DeliveryTools;
import linkspan.delivery.SimulatedDelivery;
import linkspan.delivery.eligibility.OwnChannel;
import linkspan.delivery.eligibility.SystemStartStore;
import linkspan.delivery.lane.Lanes;
import linkspan.delivery.lane.RecordLoop;
import linkspan.delivery.lane.SimulatedFeed;
import linkspan.delivery.missed.GoneEvents;
import linkspan.delivery.missed.MissedStore;
import linkspan.delivery.note.HubRunStore;
import linkspan.delivery.position.KeyPositionStore;
import linkspan.delivery.position.PendingStore;
import linkspan.model.kind.EventTypes;
import linkspan.platform.broker.KafkaAccess;
import linkspan.platform.database.Sql;
import linkspan.platform.database.Transactions;
import linkspan.platform.trace.Tracing;
import linkspan.simulation.sql.ModelConnections;
import linkspan.simulation.time.Process;
import linkspan.simulation.time.SimulatedTimer;

/** One life of a hub: production's parts, wired as production does, on simulated threads. */
final class SimulatedHub {
    private static final long IDLE_MICROS = 5_000_000;
    private final World world;
    private final String name;
    private final Process process;
    private final Executor soon;
    private final Rights rights;
    private final List<ModelConnections> connections = new ArrayList<>();
    private final List<SimulatedFeed> feeds = new ArrayList<>();
    private final List<SimulatedDelivery> deliveries = new ArrayList<>();
    private final Transactions transactions;
    private final PendingStore pending;
    private final SealedUnit.Writer intake;
    private final SealedUnit.Writer outcomes;
    private boolean begun;
    private long standsInCall;

    SimulatedHub(World world, String name, int life) {
        this.world = world;
        this.name = name;
        this.process = new Process(name + "." + life);
        this.soon = task -> world.scheduler.after(world.scheduler.random().nextInt(3_000), process, task);
        this.rights = new Rights(world, name);
        this.transactions = new Transactions(database(500));
        this.pending = new PendingStore(transactions, world.plan.kind(), name);
        int threads = world.plan.kind().committers();
        this.outcomes = committer(threads);
        this.intake = threads == 1 ? outcomes : committer(threads);
        process.whenKilled(it -> {
            world.note(process.name() + " is killed");
            cutOff();
            world.database.isGone(name);
            feeds.forEach(SimulatedFeed::dies);
        });
    }

    private DataSource database(long lockMillis) {
        ModelConnections own = world.database.connections(lockMillis);
        connections.add(own);
        return own.dataSource();
    }

    private SealedUnit.Writer committer(int threads) {
        List<UnitStore> stores = List.of(
                new KeyPositionStore(world.plan.kind(), world.scheduler.random()::nextDouble),
                SimulatedHub::acceptAll,
                new EventStore(world.plan.kind(), world.clock(), world::newId));
        Runnable apart = () -> world.scheduler.pause(world.scheduler.random().nextInt(20_000));
        return new SimulatedCommitter(new GroupStore(database(500), stores), threads, soon, apart, written -> {});
    }

    /** As the stores of the business do, whose rules are not what this is about; a message that was there is none. */
    private static void acceptAll(Connection connection, List<UnitInCommit> units) throws SQLException {
        for (UnitInCommit unit : units) {
            Sent sent = unit.part(Sent.class);
            boolean again = sent != null
                    && Sql.update(
                                    connection,
                                    "insert into inbox (route, message_key) values ('client', ?) on conflict do"
                                            + " nothing",
                                    sent.number())
                            == 0;
            if (unit.open() && !again) {
                unit.drafts().forEach(unit::accept);
            }
        }
    }

    /** A client's message, by which one that comes again is known. */
    record Sent(String number) {}

    Process process() {
        return process;
    }

    String name() {
        return name;
    }

    Rights rights() {
        return rights;
    }

    /** It takes messages. */
    boolean isUp() {
        return begun && !process.isDead();
    }

    /** Its connections break. */
    void cutOff() {
        connections.forEach(ModelConnections::kill);
    }

    /** Nothing of it happens for so long; the database ends what stands idle in a transaction. */
    void standsStill(long micros) {
        long until = world.scheduler.now() + micros;
        world.note(name + " stands still for " + micros / 1_000 + " ms");
        process.standsStill(world.scheduler.now(), until);
        world.scheduler.after(IDLE_MICROS, world.outside, () -> {
            if (until > world.scheduler.now()) {
                cutOff();
            }
        });
    }

    /** The same, from the beginning of its next call on: what waits behind that call is then in its hands. */
    void standsStillInNextCall(long micros) {
        standsInCall = micros;
    }

    void hasBegunACall() {
        if (standsInCall > 0) {
            standsStill(standsInCall);
            standsInCall = 0;
        }
    }

    void start(String run) {
        world.scheduler.after(1_000, process, () -> {
            try {
                begin(run);
            } catch (RuntimeException e) {
                world.note("cannot start: " + e);
                process.kill();
            }
        });
    }

    private void begin(String run) {
        world.note("starts");
        world.database.runs(name);
        HubRunStore runs = new HubRunStore(transactions, world.plan.kind(), name);
        DeliveryTools tools = new DeliveryTools(
                outcomes,
                pending,
                new MissedStore(transactions, new GoneEvents(), EventTypes.own()),
                new SystemStartStore(transactions),
                world.clock(),
                world.time(world.bug == Bug.CLAIM),
                new SimulatedTimer(world.scheduler, process),
                new SimpleMeterRegistry(),
                Tracing.NONE,
                new DeliveryTools.Broker(KafkaAccess.plain("simulated:1"), topic -> "t", EventTypes.own(), this::feed),
                runs.begin(run));
        pending.releaseClaims();
        for (SimulatedSystem system : world.systems.values()) {
            List<SimulatedRoute> routes = system.plan().takes().stream()
                    .map(type -> new SimulatedRoute(world, this, system, type))
                    .toList();
            deliveries.add(new SimulatedDelivery(system.plan().settings(), tools, routes));
        }
        OutboxStore outbox = new OutboxStore(new Transactions(database(5_000)), world.plan.kind(), EventTypes.own());
        for (int shard : outbox.shards()) {
            SimulatedRelay relay = new SimulatedRelay(
                    outbox, shard, () -> world.broker.producer().asProducer(), (connection, event, code, why) -> {
                        throw new IllegalStateException("nothing is refused here");
                    });
            again(20_000, 200_000, () -> {
                if (!world.database.rows("outbox").isEmpty()) {
                    relay.round();
                }
            });
        }
        again(5_000, 200_000, this::retry);
        again(800_000, 1_200_000, this::release);
        begun = true;
    }

    private Lanes.Feed feed(RecordLoop.Terms terms) {
        boolean blind = world.bug == Bug.EPOCH;
        RecordLoop.Terms watched = new RecordLoop.Terms(
                terms.settings(),
                terms.source(),
                rights.watched(terms.settings().system(), terms.delivery()),
                terms.onAssignment());
        SimulatedFeed feed =
                new SimulatedFeed(watched, world.broker, world.scheduler, process, world.time(blind), soon);
        feeds.add(feed);
        return feed;
    }

    private void retry() {
        boolean due = world.database.rows("key_positions").stream()
                .anyMatch(row -> Boolean.TRUE.equals(row.get("parked"))
                        && row.get("next_attempt_at") instanceof Instant next
                        && !next.isAfter(world.now()));
        if (due && pending.anyDue()) {
            deliveries.forEach(SimulatedDelivery::retryDue);
        }
    }

    private void release() {
        boolean others = world.database.rows("key_positions").stream()
                .map(row -> row.get("claimed_by"))
                .anyMatch(by -> by != null && !by.equals(name));
        if (others) {
            pending.releaseClaimsOfGone();
        }
    }

    /** Over and over, with a pause between the two; as in production, a failure is noted and that is all. */
    private void again(int least, int most, Runnable task) {
        world.scheduler.after(least + world.scheduler.random().nextInt(most - least), process, () -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                world.note("put off: " + e.getMessage());
            }
            again(least, most, task);
        });
    }

    /** Hands in what a client sent. */
    void take(SealedUnit unit, Committer.Callback callback) {
        soon.execute(() -> intake.commit(unit, callback));
    }

    /** What a person decides about a key. */
    void decide(Map<String, ?> waiting, boolean again) {
        String system = String.valueOf(waiting.get("system"));
        SimulatedSystem of = java.util.Objects.requireNonNull(world.systems.get(system));
        pending.underLock(
                system, String.valueOf(waiting.get("topic")), String.valueOf(waiting.get("stream_key")), key -> {
                    var letter = key.find(String.valueOf(waiting.get("event_id")));
                    if (letter.isEmpty() || !letter.get().state().isDeadLetter()) {
                        return false;
                    }
                    if (again) {
                        key.retry(
                                letter.get(),
                                new MissedStore.Wanted(
                                        system,
                                        String.valueOf(waiting.get("topic")),
                                        of.plan().takes(),
                                        Instant.EPOCH,
                                        new OwnChannel("")));
                    } else {
                        key.discard(letter.get(), "a person says so");
                    }
                    return true;
                });
    }
}
