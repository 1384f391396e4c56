package linkspan.delivery.republish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import linkspan.commit.outbox.Stream;
import linkspan.model.Topic;
import linkspan.platform.audit.AuditStore;
import linkspan.platform.database.Database;
import linkspan.platform.database.Pool;
import linkspan.platform.database.Sql;
import linkspan.platform.database.TestDatabase;
import linkspan.platform.database.Transactions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("database")
class RepublishStoreTest {
    private static final Instant NOON = Instant.parse("2026-11-11T12:00:00Z");
    private static final Selection ALL = new Selection(NOON, null, null);
    private static final Duration LONG = Duration.ofMinutes(5);
    private final Database database;
    private final Transactions transactions;
    private final RepublishStore store;

    RepublishStoreTest(@TempDir Path folder) {
        database = TestDatabase.open(folder);
        transactions = database.transactions(Pool.RELAY);
        store = new RepublishStore(database.transactions(Pool.CONSOLE));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Slice run(Selection selection, String after, Duration slice) {
        AuditStore audit = new AuditStore(transactions, Clock.systemUTC());
        return new Republish(store, audit, () -> {}, slice).run(selection, after, "ann");
    }

    private Slice run(Selection selection) {
        return run(selection, "", LONG);
    }

    private static void event(Connection connection, Topic topic, String key, long seq, Instant time)
            throws SQLException {
        Sql.update(
                connection,
                "insert into events (topic, stream_key, seq, event_id, event_type, source, occurred_at, data)"
                        + " values (?, ?, ?, ?, 'ORDER_CREATED', 'test', ?, ?)",
                topic.wire(),
                key,
                seq,
                key + "-" + seq,
                time,
                new byte[] {'{', '}'});
    }

    private static void waiting(Connection connection, Topic topic, String key, long seq, Instant time)
            throws SQLException {
        Sql.update(
                connection,
                "insert into outbox (shard, topic, stream_key, seq, occurred_at) values (?, ?, ?, ?, ?)",
                new Stream(topic, key).shard(),
                topic.wire(),
                key,
                seq,
                time);
    }

    /** Events of one key, a minute from each to the next, the first at the time given. */
    private void events(Topic topic, String key, int count, Instant first) {
        transactions.run(connection -> {
            for (int i = 0; i < count; i++) {
                event(connection, topic, key, i + 1, first.plusSeconds(60L * i));
            }
            return Sql.update(connection, "insert into streams values (?, ?, ?)", topic.wire(), key, count);
        });
    }

    private List<String> outbox() {
        return transactions.run(connection -> Sql.list(
                connection,
                "select stream_key, seq from outbox order by outbox_id",
                row -> row.getString(1) + "-" + row.getLong(2)));
    }

    @Test
    void events_of_that_time_and_later_go_out_again_in_the_order_of_their_key() {
        events(Topic.ORDER, "a", 4, NOON.minusSeconds(120));
        events(Topic.ORDER, "b", 2, NOON);
        events(Topic.ORDER, "old", 2, NOON.minusSeconds(7_200));

        Slice slice = run(ALL);

        assertThat(outbox()).containsExactly("a-3", "a-4", "b-1", "b-2");
        assertThat(slice).isEqualTo(new Slice(4, 2, "order-topic/b", true));
    }

    @Test
    void what_still_waits_keeps_its_place_in_the_order_and_is_not_there_twice() {
        events(Topic.ORDER, "a", 3, NOON.minusSeconds(60));
        transactions.run(connection -> {
            waiting(connection, Topic.ORDER, "a", 1, NOON.minusSeconds(60));
            waiting(connection, Topic.ORDER, "a", 3, NOON.plusSeconds(60));
            waiting(connection, Topic.INVENTORY, "a", 3, NOON.plusSeconds(60));
            return true;
        });

        run(ALL);
        run(ALL);

        assertThat(outbox()).containsExactly("a-1", "a-3", "a-2", "a-3"); // the first a-3 is of another topic
    }

    @Test
    void a_row_is_in_the_shard_of_its_key() {
        events(Topic.ORDER, "a", 1, NOON);
        events(Topic.ORDER, "b", 1, NOON);
        run(ALL);

        List<Integer> shards = transactions.run(connection ->
                Sql.list(connection, "select shard from outbox order by stream_key", row -> row.getInt(1)));

        assertThat(shards)
                .containsExactly(new Stream(Topic.ORDER, "a").shard(), new Stream(Topic.ORDER, "b").shard())
                .doesNotHaveDuplicates();
    }

    @Test
    void a_topic_or_a_key_can_be_chosen() {
        events(Topic.ORDER, "a", 1, NOON);
        events(Topic.ORDER, "b", 1, NOON);
        events(Topic.INVENTORY, "w/s", 1, NOON);

        assertThat(run(new Selection(NOON, Topic.INVENTORY, null)).events()).isEqualTo(1);
        assertThat(run(new Selection(NOON, null, "b")).events()).isEqualTo(1);
        assertThat(run(new Selection(NOON, Topic.INVENTORY, "b"))).isEqualTo(new Slice(0, 0, "", true));

        assertThat(outbox()).containsExactly("w/s-1", "b-1");
    }

    @Test
    void a_later_event_that_has_an_earlier_time_by_another_hubs_clock_is_not_left_out() {
        transactions.run(connection -> {
            event(connection, Topic.ORDER, "a", 1, NOON);
            event(connection, Topic.ORDER, "a", 2, NOON.minusSeconds(5));
            return Sql.update(connection, "insert into streams values ('order-topic', 'a', 2)");
        });

        run(ALL);

        assertThat(outbox()).containsExactly("a-1", "a-2");
    }

    @Test
    void an_event_that_is_committed_meanwhile_comes_after_those_before_it() throws Exception {
        events(Topic.ORDER, "a", 2, NOON);
        CompletableFuture<Slice> republish = transactions.run(connection -> {
            Sql.update(connection, "update streams set last_seq = 3 where stream_key = 'a'"); // the lock of a commit
            CompletableFuture<Slice> started = CompletableFuture.supplyAsync(() -> run(ALL));
            assertThatThrownBy(() -> started.get(200, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            event(connection, Topic.ORDER, "a", 3, NOON.plusSeconds(300));
            waiting(connection, Topic.ORDER, "a", 3, NOON.plusSeconds(300));
            return started;
        });

        assertThat(republish.get(2, TimeUnit.MINUTES).events()).isEqualTo(3);
        assertThat(outbox()).containsExactly("a-1", "a-2", "a-3");
    }

    @Test
    void many_keys_take_several_pages_and_a_full_outbox_is_not_filled_further() {
        transactions.run(connection -> {
            for (int i = 0; i < 2_100; i++) {
                String key = "k" + (10_000 + i);
                event(connection, Topic.ORDER, key, 1, NOON);
                event(connection, Topic.ORDER, key, 2, NOON);
                event(connection, Topic.ORDER, key, 3, NOON);
                Sql.update(connection, "insert into streams values ('order-topic', ?, 3)", key);
            }
            return true;
        });

        Slice first = new Slice(0, 0, "", false);
        while (first.keys() < 1_700) { // a full outbox makes each slice wait for its end, however fast the machine
            Slice next = run(ALL, first.after(), Duration.ofSeconds(1));
            first = new Slice(first.events() + next.events(), first.keys() + next.keys(), next.after(), next.done());
        }
        assertThat(first).isEqualTo(new Slice(5_100, 1_700, "order-topic/k11699", false));
        assertThat(run(ALL, first.after(), Duration.ofMillis(1)).keys()).isZero();

        transactions.run(connection -> Sql.update(connection, "delete from outbox")); // the relay
        assertThat(run(ALL, first.after(), LONG)).isEqualTo(new Slice(1_200, 400, "order-topic/k12099", true));
        assertThat(outbox())
                .hasSize(1_200)
                .doesNotHaveDuplicates()
                .startsWith("k11700-1")
                .endsWith("k12099-3");
        assertThat(IntStream.range(0, 400).mapToObj(i -> "k" + (11_700 + i) + "-2"))
                .allMatch(outbox()::contains);
    }

    @Test
    void who_asked_is_in_the_audit_log() {
        events(Topic.ORDER, "a", 2, NOON);
        run(new Selection(NOON, Topic.ORDER, "a"));

        List<String> audit = transactions.run(connection -> Sql.list(
                connection,
                "select actor, action, target, detail from audit_log order by audit_id",
                row -> String.join(" | ", row.getString(1), row.getString(2), row.getString(3), row.getString(4))));

        String target = "ann | republish | since " + NOON + " topic order-topic key a | ";
        assertThat(audit).containsExactly(target + "begun", target + "2 events of 1 keys, done");
    }
}
