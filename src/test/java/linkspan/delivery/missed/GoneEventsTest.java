package linkspan.delivery.missed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import linkspan.delivery.eligibility.OwnChannel;
import linkspan.delivery.lane.MissedEvents;
import linkspan.model.EventType;
import linkspan.model.kind.EventTypes;
import linkspan.platform.database.Database;
import linkspan.platform.database.Pool;
import linkspan.platform.database.Sql;
import linkspan.platform.database.TestDatabase;
import linkspan.platform.database.Transactions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A topic has lost records, and the table does not have them either. */
@Tag("database")
class GoneEventsTest {
    private static final Instant TIME = Instant.parse("2026-11-11T08:00:00Z");
    private final Database database;
    private final Transactions transactions;
    private final GoneEvents gone = new GoneEvents();

    GoneEventsTest(@TempDir Path folder) {
        database = TestDatabase.open(folder);
        transactions = database.transactions(Pool.CONSOLE);
    }

    @BeforeEach
    void known() {
        run("insert into system_events (system, event_type, starts_at) values ('oms', 'ORDER_CREATED', ?)", TIME);
        key("order-topic", "known", 1, 1);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void run(String sql, Object... arguments) {
        transactions.run(connection -> Sql.update(connection, sql, arguments));
    }

    private void key(String topic, String key, long last, long done) {
        run("insert into streams (topic, stream_key, last_seq) values (?, ?, ?)", topic, key, last);
        if (done > 0) {
            run(
                    "insert into key_positions (system, topic, stream_key, done_seq) values ('oms', ?, ?, ?)",
                    topic,
                    key,
                    done);
        }
    }

    private void delivered(String key, EventType type, Instant time) {
        run(
                "insert into deliveries (system, topic, stream_key, seq, event_id, event_type, outcome, attempts,"
                        + " started_at, ended_at) values ('bi', 'order-topic', ?, 1, ?, ?, 'delivered', 1, ?, ?)",
                key,
                key,
                type.name(),
                time,
                time);
    }

    private void event(String topic, String key, long sequence, EventType type) {
        run(
                "insert into events (topic, stream_key, seq, event_id, event_type, source, occurred_at, data)"
                        + " values (?, ?, ?, ?, ?, 'test', ?, ?)",
                topic,
                key,
                sequence,
                key + sequence,
                type.name(),
                TIME,
                new byte[] {'{', '}'});
    }

    private void scan(String topic, EventType type) {
        MissedEvents missed = new MissedStore(transactions, gone, EventTypes.own())
                .scan(new MissedStore.Wanted("oms", topic, Set.of(type), Instant.EPOCH, new OwnChannel("")));
        while (!missed.next(key -> true).last()) {
            assertThat(gone.warnings()).isEmpty();
        }
    }

    @Test
    void what_another_system_got_and_this_one_lacks_is_said_once() {
        key("order-topic", "a", 1, 0);
        key("order-topic", "b", 1, 0);
        key("order-topic", "there", 1, 0);
        for (String key : new String[] {"a", "b", "there", "known"}) {
            delivered(key, EventType.ORDER_CREATED, TIME);
        }
        event("order-topic", "there", 1, EventType.ORDER_CREATED);

        scan("order-topic", EventType.ORDER_CREATED);

        assertThat(gone.warnings()).containsExactly("2 events of order-topic that oms lacks are gone, the first of a");
    }

    @Test
    void nothing_is_said_of_what_was_never_for_the_system() {
        key("order-topic", "before", 1, 0);
        delivered("before", EventType.ORDER_CREATED, TIME.minusSeconds(1));
        key("order-topic", "other", 1, 0);
        delivered("other", EventType.ORDER_CANCELLED, TIME);
        key("order-topic", "nobody", 1, 0);

        scan("order-topic", EventType.ORDER_CREATED);

        assertThat(gone.warnings()).isEmpty();
    }

    @Test
    void a_system_that_takes_all_of_a_topic_lacks_each_number() {
        key("inventory-topic", "w/SKU1", 5, 2);
        event("inventory-topic", "w/SKU1", 5, EventType.INVENTORY_CHANGED);
        key("inventory-topic", "w/SKU2", 5, 0);

        scan("inventory-topic", EventType.INVENTORY_CHANGED);

        assertThat(gone.warnings())
                .containsExactly("2 events of inventory-topic that oms lacks are gone, the first of w/SKU1");
    }
}
