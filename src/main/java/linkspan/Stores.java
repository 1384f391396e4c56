package linkspan;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import linkspan.commit.Committer;
import linkspan.commit.GroupStore;
import linkspan.database.Database;
import linkspan.database.Transactions;
import linkspan.delivery.KeyPositionStore;
import linkspan.delivery.PendingStore;
import linkspan.delivery.SystemStartStore;
import linkspan.order.OrderStore;
import linkspan.outbox.EventStore;
import linkspan.outbox.OutboxStore;

/** The hub's stores and the one order in which a commit writes their tables. */
final class Stores {
    final Transactions transactions;
    final OrderStore orders;
    final OutboxStore outbox;
    final PendingStore pending;
    final SystemStartStore starts;
    private final GroupStore groups;

    Stores(Database database, Clock clock, MeterRegistry meters) {
        transactions = new Transactions(database.dataSource());
        orders = new OrderStore(transactions, clock, (unit, refusal) -> unit.answer(), meters);
        outbox = new OutboxStore(transactions);
        pending = new PendingStore(transactions);
        starts = new SystemStartStore(transactions);
        groups = new GroupStore(
                database.dataSource(),
                List.of(
                        new KeyPositionStore(() -> ThreadLocalRandom.current().nextDouble()),
                        orders,
                        new EventStore(clock, () -> UUID.randomUUID().toString())));
    }

    /** H2 takes one committing thread. */
    Committer committer(Runnable afterGroup) {
        return new Committer(groups, 1, afterGroup);
    }
}
