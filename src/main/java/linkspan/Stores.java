package linkspan;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import linkspan.business.customer.CustomerStore;
import linkspan.business.order.OrderStore;
import linkspan.business.shipment.ShipmentStore;
import linkspan.business.stock.StockStore;
import linkspan.commit.Committer;
import linkspan.commit.GroupStore;
import linkspan.commit.Pace;
import linkspan.commit.UnitInCommit;
import linkspan.commit.UnitStore;
import linkspan.commit.outbox.EventLogStore;
import linkspan.commit.outbox.EventStore;
import linkspan.commit.outbox.OutboxStore;
import linkspan.commit.outbox.RemarkStore;
import linkspan.delivery.DeliveryTools;
import linkspan.delivery.eligibility.SystemStartStore;
import linkspan.delivery.lane.Lanes;
import linkspan.delivery.lane.RecordLoop;
import linkspan.delivery.missed.GoneEvents;
import linkspan.delivery.missed.LackStore;
import linkspan.delivery.missed.MissedStore;
import linkspan.delivery.note.HubRun;
import linkspan.delivery.note.HubRunStore;
import linkspan.delivery.position.KeyPositionStore;
import linkspan.delivery.position.PendingStore;
import linkspan.inbound.auth.NonceStore;
import linkspan.inbound.client.ClientStore;
import linkspan.inbound.consumer.AllOrNothingStore;
import linkspan.inbound.deadletter.DeadMessageStore;
import linkspan.inbound.inbox.InboxStore;
import linkspan.inbound.message.MessageStore;
import linkspan.inbound.request.Envelope;
import linkspan.operations.retention.ClockStore;
import linkspan.operations.retention.Retention;
import linkspan.operations.retention.RetentionStore;
import linkspan.operations.retention.RetentionTerms;
import linkspan.operations.retention.Upkeep;
import linkspan.outbound.reference.CrossReferenceStore;
import linkspan.platform.audit.AuditStore;
import linkspan.platform.audit.RefusedSenders;
import linkspan.platform.broker.KafkaAccess;
import linkspan.platform.database.Database;
import linkspan.platform.database.Pool;
import linkspan.platform.database.Transactions;

/** The hub's stores and the one order in which a commit writes their tables. */
final class Stores implements AutoCloseable {
    final Transactions console;
    final AuditStore audit;
    final RefusedSenders refused;
    final NonceStore nonces;
    final MessageStore messages;
    final DeadMessageStore deadMessages;
    final OrderStore orders;
    final StockStore stock;
    final OutboxStore outbox;
    final EventLogStore eventLog;
    final PendingStore pending;
    final MissedStore missed;
    private final GoneEvents gone = new GoneEvents();
    final SystemStartStore starts;
    final CrossReferenceStore crossReferences;
    final InboxStore inbox;
    final ClientStore clients;
    final ShipmentStore shipments;
    private final ClockStore clock;
    final RemarkStore remarks;
    private final HubRunStore hubRuns;
    final HubRun hub;
    private final List<UnitStore> commit;
    private final Database database;

    Stores(Database database, String instance, Envelope envelope, Clock clock, MeterRegistry meters) {
        this.database = database;
        Transactions intake = database.questions(Pool.INTAKE);
        Transactions delivery = database.transactions(Pool.DELIVERY);
        console = database.transactions(Pool.CONSOLE);
        audit = new AuditStore(intake, clock);
        refused = new RefusedSenders(audit, System::nanoTime);
        nonces = new NonceStore(console, envelope, clock);
        messages = new MessageStore(intake, envelope, clock);
        deadMessages = new DeadMessageStore(console);
        orders = new OrderStore(intake, clock, envelope::failure, meters);
        stock = new StockStore(console, clock, meters);
        outbox = new OutboxStore(database.transactions(Pool.RELAY), database.kind());
        eventLog = new EventLogStore(console);
        pending = new PendingStore(delivery, database.kind(), instance);
        missed = new MissedStore(delivery, gone);
        starts = new SystemStartStore(console);
        crossReferences = new CrossReferenceStore(database.questions(Pool.DELIVERY));
        clients = new ClientStore(intake);
        inbox = new InboxStore(intake);
        shipments = new ShipmentStore(intake, clock);
        hubRuns = new HubRunStore(console, database.kind(), instance);
        hub = hubRuns.begin(UUID.randomUUID().toString());
        this.clock = new ClockStore(database.kind(), clock, System::nanoTime);
        remarks = new RemarkStore(console);
        CustomerStore customers = new CustomerStore(clock, meters);
        commit = List.of(
                this.clock,
                nonces,
                messages,
                deadMessages,
                inbox,
                new KeyPositionStore(
                        database.kind(), () -> ThreadLocalRandom.current().nextDouble()),
                orders,
                shipments,
                stock,
                customers,
                new EventStore(database.kind(), clock, () -> UUID.randomUUID().toString()),
                new AllOrNothingStore());
    }

    /**
     * Makes room for what comes, and takes away what is old by a clock that the database's confirms, and that no system
     * lacks. First after an hour.
     */
    Retention tidy(Upkeep upkeep, RetentionTerms terms, Clock time, Supplier<List<MissedStore.Wanted>> wanted) {
        upkeep.every(Duration.ofMinutes(1), "deleting expired nonces", nonces::deleteExpired);
        upkeep.every(Duration.ofSeconds(1), "writing down refused senders", refused::write);
        LackStore lacks = new LackStore(console);
        Retention retention = new Retention(
                new RetentionStore(database),
                terms,
                time,
                () -> clock.requireSound(console),
                day -> wanted.get().stream()
                        .flatMap(it -> lacks.of(it, day).stream())
                        .toList());
        retention.prepare();
        upkeep.every(Duration.ofHours(1), "dropping what is old", retention::run);
        return retention;
    }

    /** What an operator should know of events. */
    List<String> warnings(Retention retention) {
        return Stream.concat(gone.warnings().stream(), retention.warnings().stream())
                .toList();
    }

    /** For the results of deliveries, written by {@code outcomes}. */
    DeliveryTools deliveryTools(
            Committer outcomes,
            Clock clock,
            ScheduledExecutorService timer,
            MeterRegistry meters,
            KafkaAccess kafka,
            UnaryOperator<String> topicIds) {
        return new DeliveryTools(
                outcomes,
                pending,
                missed,
                starts,
                clock,
                Lanes.Time.REAL,
                timer,
                meters,
                new DeliveryTools.Broker(kafka, topicIds, RecordLoop::new),
                hub);
    }

    /** Writes units on connections of that pool. */
    Committer committer(Pool pool, Consumer<List<UnitInCommit>> afterGroup) {
        int threads = database.kind().committers();
        Pace pace = pool == Pool.DELIVERY ? Pace.gathering(threads) : Pace.atOnce(threads);
        return new Committer(new GroupStore(database.pool(pool), commit), pace, afterGroup);
    }

    /** This hub has stopped in order. */
    @Override
    public void close() {
        hubRuns.close();
    }
}
