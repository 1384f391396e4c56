package linkspan;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import linkspan.answer.Envelope;
import linkspan.audit.AuditStore;
import linkspan.caller.NonceStore;
import linkspan.commit.Committer;
import linkspan.commit.GroupStore;
import linkspan.database.Database;
import linkspan.database.Transactions;
import linkspan.kept.KeptStore;
import linkspan.message.MessageStore;
import linkspan.order.OrderStore;
import linkspan.outbox.EventLogStore;
import linkspan.outbox.EventStore;
import linkspan.outbox.OutboxStore;
import linkspan.position.KeyPositionStore;
import linkspan.position.PendingStore;
import linkspan.position.SystemStartStore;

/** The hub's stores and the one order in which a commit writes their tables. */
final class Stores {
    final Transactions transactions;
    final AuditStore audit;
    final NonceStore nonces;
    final MessageStore messages;
    final KeptStore kept;
    final OrderStore orders;
    final OutboxStore outbox;
    final EventLogStore eventLog;
    final PendingStore pending;
    final SystemStartStore starts;
    private final GroupStore groups;

    Stores(Database database, Envelope envelope, Clock clock, MeterRegistry meters) {
        transactions = new Transactions(database.dataSource());
        audit = new AuditStore(transactions, clock);
        nonces = new NonceStore(transactions, envelope, clock);
        messages = new MessageStore(transactions, envelope, clock);
        kept = new KeptStore(transactions);
        orders = new OrderStore(transactions, clock, envelope::failure, meters);
        outbox = new OutboxStore(transactions);
        eventLog = new EventLogStore(transactions);
        pending = new PendingStore(transactions);
        starts = new SystemStartStore(transactions);
        groups = new GroupStore(
                database.dataSource(),
                List.of(
                        nonces,
                        messages,
                        kept,
                        new KeyPositionStore(() -> ThreadLocalRandom.current().nextDouble()),
                        orders,
                        new EventStore(clock, () -> UUID.randomUUID().toString()),
                        messages.answers(),
                        kept.refusals()));
    }

    /** H2 takes one committing thread. */
    Committer committer(Runnable afterGroup) {
        return new Committer(groups, 1, afterGroup);
    }
}
