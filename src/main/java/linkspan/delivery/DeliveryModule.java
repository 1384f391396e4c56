package linkspan.delivery;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import linkspan.commit.CommitModule;
import linkspan.delivery.eligibility.SystemStartStore;
import linkspan.delivery.event.EventComponent;
import linkspan.delivery.lane.Lanes;
import linkspan.delivery.lane.RecordLoop;
import linkspan.delivery.missed.GoneEvents;
import linkspan.delivery.missed.MissedStore;
import linkspan.delivery.note.HubRun;
import linkspan.delivery.note.HubRunStore;
import linkspan.delivery.position.PendingStore;
import linkspan.model.kind.EventCheck;
import linkspan.model.kind.EventTypes;
import linkspan.model.kind.SizedCheck;
import linkspan.platform.Module;
import linkspan.platform.Opened;
import linkspan.platform.PlatformModule;
import linkspan.platform.SchemeComponent;
import linkspan.platform.broker.HubTopics;
import linkspan.platform.database.Database;
import linkspan.platform.database.Pool;
import linkspan.platform.database.Transactions;
import linkspan.platform.infrastructure.Upkeep;

/** Events on their way to every system. */
public final class DeliveryModule implements Module {
    private final CommitModule commit;
    private final EventTypes events;
    private final Deliveries deliveries;
    private final Retries retries;
    private final Upkeep upkeep;

    public DeliveryModule(
            PlatformModule platform,
            DeliveryStores stores,
            CommitModule commit,
            EventTypes events,
            ScheduledExecutorService timer,
            Upkeep upkeep,
            Opened opened) {
        this.commit = commit;
        this.events = events;
        this.upkeep = upkeep;
        stores.pending().releaseClaims();
        upkeep.every(
                Duration.ofSeconds(1), "freeing claims of hubs that are gone", stores.pending()::releaseClaimsOfGone);
        deliveries = new Deliveries(
                platform.catalog(),
                new DeliveryTools(
                        commit.outcomes(),
                        stores.pending(),
                        stores.missed(),
                        stores.starts(),
                        platform.clock(),
                        Lanes.Time.REAL,
                        timer,
                        platform.meters(),
                        platform.tracing(),
                        new DeliveryTools.Broker(platform.kafka(), commit.topics()::id, events, RecordLoop::new),
                        stores.hub()));
        retries = opened.add(new Retries(deliveries, stores.pending()));
    }

    /** @param check what routes may say of an event */
    public List<SchemeComponent> components(EventCheck check) {
        HubTopics topics = commit.topics();
        return List.of(new SchemeComponent(
                "event",
                systems ->
                        new EventComponent(deliveries::system, events, new SizedCheck(check, topics::largestRecord))));
    }

    /** All routes stand: from here on events are delivered. */
    @Override
    public void start() {
        retries.start();
        deliveries.open();
        upkeep.every(Duration.ofMinutes(2), "looking for lost routes", deliveries::giveUpStranded);
    }

    @Override
    public void stop() {
        deliveries.close();
    }

    public Deliveries deliveries() {
        return deliveries;
    }

    public Retries retries() {
        return retries;
    }

    /** What goes to the broker and what comes from there does. */
    public boolean hasBroker() {
        return commit.relay().healthy() && deliveries.all().stream().allMatch(SystemDelivery::healthy);
    }

    /**
     * What is stored of deliveries; this life of the hub is noted as ended when the hub has stopped in order.
     *
     * @param gone what a topic has lost
     * @param hub this life of the hub
     */
    public record DeliveryStores(
            PendingStore pending, MissedStore missed, GoneEvents gone, SystemStartStore starts, HubRun hub) {
        public static DeliveryStores of(PlatformModule platform, EventTypes events, Opened opened) {
            Database database = platform.database();
            Transactions console = database.transactions(Pool.CONSOLE);
            Transactions delivery = database.transactions(Pool.DELIVERY);
            GoneEvents gone = new GoneEvents();
            HubRunStore runs = new HubRunStore(console, database.kind(), platform.instance());
            HubRun hub = runs.begin(UUID.randomUUID().toString());
            opened.add(runs);
            return new DeliveryStores(
                    new PendingStore(delivery, database.kind(), platform.instance()),
                    new MissedStore(delivery, gone, events),
                    gone,
                    new SystemStartStore(console),
                    hub);
        }
    }
}
