package linkspan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import linkspan.business.BusinessModule;
import linkspan.business.order.OrderStore;
import linkspan.commit.Answer;
import linkspan.commit.UnitInCommit;
import linkspan.commit.UnitStore;
import linkspan.commit.outbox.EventStore;
import linkspan.delivery.position.KeyPositionStore;
import linkspan.inbound.InboundStores;
import linkspan.inbound.consumer.AllOrNothingStore;
import linkspan.inbound.request.Envelope;
import linkspan.model.failure.Refused;
import linkspan.operations.retention.ClockStore;
import linkspan.operations.search.SearchFields;
import linkspan.operations.search.SearchKeyStore;
import linkspan.platform.PlatformModule;
import linkspan.platform.database.Database;

/** The one order in which a commit writes the tables of all houses: the order of its locks. */
record Stores(ClockStore clock, InboundStores inbound, BusinessModule business, List<UnitStore> inOrder) {
    private static OrderStore.Answers answers(Envelope envelope) {
        return new OrderStore.Answers() {
            @Override
            public Answer refusal(UnitInCommit unit, Refused refusal) {
                return envelope.failure(unit, refusal);
            }

            @Override
            public Answer success(int status, JsonNode data) {
                return envelope.success(status, data);
            }
        };
    }

    /** @param words by which an order is found */
    static Stores of(PlatformModule platform, SearchFields words) {
        Database database = platform.database();
        ClockStore clock = new ClockStore(database.kind(), platform.clock(), System::nanoTime);
        InboundStores inbound = InboundStores.of(database, platform.clock());
        BusinessModule business =
                new BusinessModule(database, answers(inbound.envelope()), platform.clock(), platform.meters());
        return new Stores(
                clock,
                inbound,
                business,
                List.of(
                        clock,
                        inbound.nonces(),
                        inbound.messages(),
                        inbound.deadMessages(),
                        inbound.checkpoints(),
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
