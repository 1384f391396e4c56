package linkspan.business.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import linkspan.business.order.change.OrderChange;
import linkspan.commit.Answer;
import linkspan.commit.Committer;
import linkspan.commit.GroupStore;
import linkspan.commit.Origin;
import linkspan.commit.Pace;
import linkspan.commit.SealedUnit;
import linkspan.commit.UnitInCommit;
import linkspan.commit.UnitStore;
import linkspan.commit.outbox.EventStore;
import linkspan.model.EventDraft;
import linkspan.model.Json;
import linkspan.model.failure.Refused;
import linkspan.platform.database.Database;
import linkspan.platform.database.Pool;
import linkspan.platform.database.Sql;
import linkspan.platform.database.TestDatabase;
import linkspan.platform.database.Transactions;

/** A database of its own with orders and their events, for tests of what is stored. */
final class StoredOrders implements AutoCloseable {
    static final Answer OK = new Answer(200, "application/json", "{}");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-12-01T00:00:00.123456789Z"), ZoneOffset.UTC);

    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final Database database;
    private final Transactions transactions;
    private final OrderStore store;

    StoredOrders(Path folder) {
        database = TestDatabase.open(folder, meters);
        transactions = database.transactions(Pool.INTAKE);
        store = new OrderStore(
                transactions,
                CLOCK,
                new OrderStore.Answers() {
                    @Override
                    public Answer refusal(UnitInCommit unit, Refused refusal) {
                        return new Answer(
                                refusal.code().status(),
                                "text/plain",
                                refusal.code().label());
                    }

                    @Override
                    public Answer success(int status, JsonNode data) {
                        return new Answer(status, "application/json", Json.text(data));
                    }
                },
                meters);
    }

    OrderStore store() {
        return store;
    }

    /** With these stores before the orders. */
    Committer committer(UnitStore... before) {
        return committer(List.of(before), List.of());
    }

    Committer committer(List<UnitStore> before, List<UnitStore> after) {
        EventStore events =
                new EventStore(database.kind(), CLOCK, () -> UUID.randomUUID().toString());
        List<UnitStore> stores = Stream.of(before, List.<UnitStore>of(store), after, List.<UnitStore>of(events))
                .flatMap(List::stream)
                .toList();
        return new Committer(new GroupStore(database.pool(Pool.INTAKE), stores), Pace.atOnce(1), written -> {});
    }

    static SealedUnit unit(String source, EventDraft... drafts) {
        return new SealedUnit(List.of(drafts), Map.of(Origin.class, new Origin(source, "m-1", null)), OK);
    }

    static SealedUnit unit(String client, OrderChange change) {
        Origin origin = new Origin(client, "m-1", null);
        return new SealedUnit(List.of(), Map.of(Origin.class, origin, OrderChange.class, change), OK);
    }

    /** Event types of a key in their order; fails where a number is missing. */
    List<String> events(String key) {
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

    ObjectNode lastEvent(String key) {
        return (ObjectNode) transactions.run(connection -> Sql.first(
                        connection,
                        "select data from events where stream_key = ? order by seq desc limit 1",
                        row -> Json.read(row.getBytes(1)),
                        key)
                .orElseThrow());
    }

    double ignored(Decision.Reason reason) {
        return meters.counter("linkspan.orders.ignored", "code", reason.label()).count();
    }

    double disagreed() {
        return meters.counter("linkspan.orders.disagreed").count();
    }

    @Override
    public void close() {
        database.close();
    }
}
