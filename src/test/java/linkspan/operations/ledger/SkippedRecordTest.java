package linkspan.operations.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import linkspan.operations.ledger.book.AcceptedRows;
import linkspan.operations.ledger.book.Gap;
import linkspan.operations.ledger.book.GapStore;
import linkspan.operations.ledger.book.LedgerShare;
import linkspan.operations.ledger.book.LedgerStore;
import linkspan.platform.audit.AuditStore;
import linkspan.platform.broker.GroupMarks;
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

/** A record that a group has read past without a trace is told from one that is still on its way. */
@Tag("database")
class SkippedRecordTest {
    private static final String TOPIC = "order-topic";
    private final Instant at = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final LedgerShare share = new LedgerShare("wms", TOPIC, Set.of("ORDER_CREATED"), Instant.EPOCH, "");
    private final Map<String, Long> read = new HashMap<>();
    private long end = 5;
    private int asked;
    private Database database;
    private Transactions transactions;
    private GapStore gaps;
    private Suspects suspects;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        database = TestDatabase.open(folder);
        transactions = database.transactions(Pool.CONSOLE);
        gaps = new GapStore(transactions, new AuditStore(transactions, Clock.systemUTC()));
        Transactions counted = new Transactions(counting(database.pool(Pool.CONSOLE)));
        LedgerStore store = new LedgerStore(counted);
        suspects = new Suspects(store, gaps, new Suspects.Log() {
            @Override
            public Optional<GroupMarks.Marks> ends(String topic) {
                return Optional.of(new GroupMarks.Marks(Map.of(0, end)));
            }

            @Override
            public Optional<GroupMarks.Marks> read(String system, String topic) {
                return Optional.of(
                        new GroupMarks.Marks(read.containsKey(system) ? Map.of(0, read.get(system)) : Map.of()));
            }
        });
        accepted("A", "e1");
        suspect(store);
    }

    private void accepted(String key, String id) {
        run(
                "insert into events (topic, stream_key, seq, event_id, event_type, source, occurred_at, data)"
                        + " values ('order-topic', ?, 1, ?, 'ORDER_CREATED', 'x', ?, ?)",
                key,
                id,
                at,
                new byte[] {'{', '}'});
    }

    private void suspect(LedgerStore store) {
        store.<Boolean>read(connection -> {
            AcceptedRows.open(connection, share, at, at.plusSeconds(1)).forEach(open -> suspects.add(share, open));
            return true;
        });
    }

    /** Counts who takes a connection: each asks the database at least once. */
    private DataSource counting(DataSource source) {
        return (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    asked++;
                    return method.invoke(source, arguments);
                });
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void run(String sql, Object... arguments) {
        transactions.<Integer>run(connection -> Sql.update(connection, sql, arguments));
    }

    private List<String> named() {
        suspects.look(at);
        suspects.look(at);
        suspects.look(at);
        return gaps.standing(10).stream().map(Gap::words).toList();
    }

    @Test
    void what_the_group_has_not_read_yet_is_on_its_way() {
        read.put("wms", 4L);
        assertThat(named()).isEmpty();
        assertThat(suspects.size()).isEqualTo(1);
    }

    @Test
    void a_hub_that_is_late_with_many_events_asks_for_all_of_them_at_once() {
        for (int i = 2; i <= 60; i++) {
            accepted("K" + i, "e" + i);
        }
        suspect(new LedgerStore(transactions));
        asked = 0;
        suspects.look(at);
        assertThat(asked).as("questions for 60 suspects").isEqualTo(2);
        assertThat(suspects.size()).isEqualTo(60);
    }

    @Test
    void what_it_has_read_past_is_named_until_it_is_delivered() {
        read.put("wms", 5L);
        assertThat(named()).containsExactly("order-topic A #1 e1 for wms: its record was never delivered");

        run(
                "insert into deliveries (system, topic, stream_key, seq, event_id, event_type, outcome, attempts,"
                        + " started_at, ended_at) values ('wms', 'order-topic', 'A', 1, 'e1', 'ORDER_CREATED',"
                        + " 'delivered', 1, ?, ?)",
                at,
                at);
        gaps.closeMended(at);
        assertThat(gaps.standing(10)).isEmpty();
    }

    @Test
    void what_waits_is_under_way() {
        read.put("wms", 5L);
        run(
                "insert into pending (system, topic, stream_key, seq, event_id, event_type, source, occurred_at, data, state)"
                        + " values ('wms', 'order-topic', 'A', 1, 'e1', 'ORDER_CREATED', 'x', ?, ?, 'behind')",
                at,
                new byte[] {'{', '}'});
        assertThat(named()).isEmpty();
        assertThat(suspects.size()).isZero();
    }

    @Test
    void what_is_not_published_yet_is_on_its_way() {
        read.put("wms", 5L);
        run("insert into outbox (shard, topic, stream_key, seq, occurred_at) values (0, 'order-topic', 'A', 1, ?)", at);
        assertThat(named()).isEmpty();
    }

    @Test
    void a_topic_that_was_made_anew_says_nothing() {
        read.put("wms", 500L);
        assertThat(named()).isEmpty();
    }

    @Test
    void what_the_position_has_passed_without_history_is_named() {
        run("insert into key_positions (system, topic, stream_key, done_seq) values ('wms', 'order-topic', 'A', 1)");
        assertThat(named()).containsExactly("order-topic A #1 e1 for wms: a row of deliveries is gone");
    }
}
