package linkspan.commit;

import java.time.Duration;
import java.util.List;
import linkspan.commit.outbox.EventLogStore;
import linkspan.commit.outbox.HighWater;
import linkspan.commit.outbox.OutboxStore;
import linkspan.commit.outbox.RemarkStore;
import linkspan.commit.outbox.SetAsideStore;
import linkspan.commit.relay.Relay;
import linkspan.model.kind.EventTypes;
import linkspan.platform.Module;
import linkspan.platform.Opened;
import linkspan.platform.PlatformModule;
import linkspan.platform.broker.HubTopics;
import linkspan.platform.database.Database;
import linkspan.platform.database.Pool;
import linkspan.platform.database.Transactions;
import linkspan.platform.infrastructure.Upkeep;

/** What is committed and how it gets to the broker: committers, outbox, relay, topics. */
public final class CommitModule implements Module {
    /** A broker on a machine that has much to do needs minutes. */
    private static final Duration BROKER_STARTS = Duration.ofMinutes(3);

    private final HubTopics topics;
    private final Relay relay;
    private final GroupStore ofIntake;
    private final Committer intake;
    private final Committer outcomes;
    private final HighWater highWater;
    private final EventLogStore eventLog;
    private final RemarkStore remarks;

    /**
     * @param stores in the order of their locks
     * @param setAside gets what Kafka never takes
     * @param events those that there are
     * @param eventsKept how long topics keep what they have, at least
     */
    public CommitModule(
            PlatformModule platform,
            List<UnitStore> stores,
            SetAsideStore setAside,
            EventTypes events,
            Duration eventsKept,
            Upkeep upkeep,
            Opened opened)
            throws InterruptedException {
        Database database = platform.database();
        Transactions console = database.transactions(Pool.CONSOLE);
        eventLog = new EventLogStore(console);
        remarks = new RemarkStore(console);
        OutboxStore outbox = new OutboxStore(database.transactions(Pool.RELAY), database.kind(), events);
        topics = opened.add(new HubTopics(platform.kafka(), events, eventsKept));
        topics.makeWithin(BROKER_STARTS);
        upkeep.every(Duration.ofSeconds(30), "looking at the topics", topics::look);
        relay = opened.add(new Relay(outbox, platform.kafka(), setAside, platform.tracing()));
        ofIntake = new GroupStore(database.pool(Pool.INTAKE), stores);
        intake = opened.add(committer(database.kind(), ofIntake, Pool.INTAKE));
        outcomes = database.kind() == Database.Kind.H2
                ? intake
                : opened.add(committer(
                        database.kind(), new GroupStore(database.pool(Pool.DELIVERY), stores), Pool.DELIVERY));
        highWater = HighWater.of(platform.environment(), outbox);
        upkeep.every(Duration.ofSeconds(1), "measuring the outbox", highWater::look);
    }

    /** Writes units on connections of that pool. */
    private Committer committer(Database.Kind kind, GroupStore store, Pool pool) {
        int threads = kind.committers();
        Pace pace = pool == Pool.DELIVERY ? Pace.gathering(threads) : Pace.atOnce(threads);
        return new Committer(store, pace, relay::wake);
    }

    /** Writes them as those of messages and takes it all back: nobody has seen anything, and the next commit is quicker. */
    public void rehearse(List<SealedUnit> units) {
        ofIntake.rehearse(units);
    }

    @Override
    public void start() {
        relay.start();
    }

    public HubTopics topics() {
        return topics;
    }

    public Relay relay() {
        return relay;
    }

    /** For messages. */
    public Committer intake() {
        return intake;
    }

    /** For the results of deliveries. */
    public Committer outcomes() {
        return outcomes;
    }

    /** True while too much waits for the broker. */
    public boolean isFull() {
        return highWater.isReached();
    }

    public EventLogStore eventLog() {
        return eventLog;
    }

    public RemarkStore remarks() {
        return remarks;
    }
}
