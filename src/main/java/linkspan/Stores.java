package linkspan;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import linkspan.business.BusinessModule;
import linkspan.commit.UnitStore;
import linkspan.commit.outbox.EventStore;
import linkspan.delivery.position.KeyPositionStore;
import linkspan.inbound.InboundStores;
import linkspan.inbound.consumer.AllOrNothingStore;
import linkspan.operations.retention.ClockStore;
import linkspan.operations.search.SearchFields;
import linkspan.operations.search.SearchKeyStore;
import linkspan.platform.PlatformModule;
import linkspan.platform.database.Database;

/** The one order in which a commit writes the tables of all houses: the order of its locks. */
record Stores(ClockStore clock, InboundStores inbound, BusinessModule business, List<UnitStore> inOrder) {
    /** @param words by which an order is found */
    static Stores of(PlatformModule platform, SearchFields words) {
        Database database = platform.database();
        ClockStore clock = new ClockStore(database.kind(), platform.clock(), System::nanoTime);
        InboundStores inbound = InboundStores.of(database, platform.clock());
        BusinessModule business =
                new BusinessModule(database, inbound.envelope()::failure, platform.clock(), platform.meters());
        return new Stores(
                clock,
                inbound,
                business,
                List.of(
                        clock,
                        inbound.nonces(),
                        inbound.messages(),
                        inbound.deadMessages(),
                        inbound.inbox(),
                        new KeyPositionStore(
                                database.kind(),
                                () -> ThreadLocalRandom.current().nextDouble()),
                        business.orders(),
                        business.shipments(),
                        business.stock(),
                        business.customers(),
                        new EventStore(
                                database.kind(),
                                platform.clock(),
                                () -> UUID.randomUUID().toString()),
                        new SearchKeyStore(words),
                        new AllOrNothingStore()));
    }
}
