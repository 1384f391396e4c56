package linkspan.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import linkspan.database.Database;
import linkspan.database.Pool;
import linkspan.database.Sql;
import linkspan.database.TestDatabase;
import linkspan.database.Transactions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("database")
class RetentionTest {
    private static final Instant NOW = Instant.parse("2026-12-31T23:30:00Z");
    private final Database database;
    private final Transactions transactions;

    RetentionTest(@TempDir Path folder) {
        database = TestDatabase.open(folder);
        transactions = database.transactions(Pool.CONSOLE);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Retention at(Instant time) {
        return new Retention(
                new RetentionStore(database), RetentionTerms.of(Map.of()), Clock.fixed(time, ZoneOffset.UTC), () -> {});
    }

    private void event(String key, Instant time, boolean published) {
        transactions.run(connection -> {
            Sql.update(
                    connection,
                    "insert into events (topic, stream_key, seq, event_id, event_type, source, occurred_at, data)"
                            + " values ('order-topic', ?, 1, ?, 'ORDER_CREATED', 'test', ?, ?)",
                    key,
                    key,
                    time,
                    new byte[] {'{', '}'});
            return published
                    ? 0
                    : Sql.update(
                            connection,
                            "insert into outbox (shard, topic, stream_key, seq, occurred_at)"
                                    + " values (0, 'order-topic', ?, 1, ?)",
                            key,
                            time);
        });
    }

    private void message(String id, String state, Instant time) {
        transactions.run(connection -> Sql.update(
                connection,
                "insert into messages (message_id, client, method, route, idempotency_key, digest, content_type, body,"
                        + " state, status, answer_type, answer, received_at)"
                        + " values (?, 'c', 'POST', 'r', ?, 'd', 't', ?, ?, 200, 't', ?, ?)",
                id,
                id,
                new byte[0],
                state,
                new byte[0],
                time));
    }

    private List<String> left(String column, String table) {
        return transactions.run(connection ->
                Sql.list(connection, "select " + column + " from " + table + " order by 1", row -> row.getString(1)));
    }

    private List<String> partitions(String like) {
        return transactions.run(connection -> Sql.list(
                connection,
                "select table_name from information_schema.tables where table_name like ? order by 1",
                row -> row.getString(1),
                like));
    }

    @Test
    void old_events_go_but_for_those_that_are_still_to_be_published() {
        Instant old = NOW.minusSeconds(40L * 86_400);
        at(old).prepare();
        at(old.plusSeconds(2 * 86_400)).prepare();
        at(NOW).prepare();
        event("old", old, true);
        event("stuck", old.plusSeconds(2 * 86_400), false);
        event("young", NOW.minusSeconds(13L * 86_400), true);
        event("new", NOW, true);

        at(NOW).run();

        assertThat(left("stream_key", "events")).containsExactly("new", "stuck", "young");
    }

    @Test
    void messages_go_after_a_week_letters_stay() {
        message("old", "accepted", NOW.minusSeconds(8L * 86_400));
        message("kept", "kept", NOW.minusSeconds(80L * 86_400));
        message("new", "accepted", NOW.minusSeconds(6L * 86_400));

        at(NOW).run();

        assertThat(left("message_id", "messages")).containsExactly("kept", "new");
    }

    @Test
    void the_inbox_forgets_after_two_weeks() {
        for (int days : new int[] {1, 13, 15}) {
            transactions.run(connection -> Sql.update(
                    connection,
                    "insert into inbox (route, message_key, received_at) values ('r', ?, ?)",
                    days + " days",
                    NOW.minusSeconds(days * 86_400L)));
        }

        at(NOW).run();

        assertThat(left("message_key", "inbox")).containsExactly("1 days", "13 days");
    }

    /** A hub's clock was ahead, or no hub ran for a week: its rows stand where PostgreSQL makes no partition any more. */
    @Test
    void rows_without_a_partition_are_moved_when_their_day_has_one() {
        at(NOW).run();
        event("ahead", NOW.plusSeconds(12L * 86_400), true);
        event("old", NOW.minusSeconds(20L * 86_400), true);
        event("waits", NOW.minusSeconds(16L * 86_400), false);
        delivery("ahead", NOW.plusSeconds(12L * 86_400));

        at(NOW.plusSeconds(6L * 86_400)).prepare();
        at(NOW.plusSeconds(6L * 86_400)).run();

        assertThat(left("stream_key", "events")).contains("ahead", "waits");
        assertThat(left("stream_key", "deliveries")).containsExactly("ahead");
        if (TestDatabase.isServer()) {
            assertThat(left("stream_key", "events_20270112")).containsExactly("ahead");
            assertThat(left("stream_key", "events_default")).doesNotContain("ahead");
            event("beside", NOW.plusSeconds(12L * 86_400), true);
            assertThat(left("stream_key", "events_20270112")).containsExactly("ahead", "beside");
        }
        transactions.run(connection -> Sql.update(connection, "delete from outbox"));
        at(NOW.plusSeconds(40L * 86_400)).run();
        assertThat(left("stream_key", "events")).isEmpty();
    }

    private void delivery(String key, Instant time) {
        transactions.run(connection -> Sql.update(
                connection,
                "insert into deliveries (system, topic, stream_key, seq, event_id, event_type, outcome, attempts,"
                        + " started_at, ended_at) values ('oms', 'order-topic', ?, 1, ?, 'ORDER_CREATED', 'delivered', 1, ?, ?)",
                key,
                key,
                time,
                time));
    }

    @Test
    void one_that_cannot_make_room_starts_all_the_same() {
        if (TestDatabase.isServer()) {
            transactions.run(connection ->
                    Sql.update(connection, "create table events_20270101 (nothing text)")); // somebody's own
            at(NOW).prepare();
            assertThat(partitions("events_2%")).hasSize(8);
            assertThat(partitions("deliveries_2%")).hasSize(8);
        }
    }

    @Test
    void a_server_has_a_partition_for_each_day_of_the_next_week() {
        at(NOW).run();
        at(NOW).run();

        if (TestDatabase.isServer()) {
            assertThat(partitions("deliveries_2%"))
                    .hasSize(8)
                    .startsWith("deliveries_20261231", "deliveries_20270101")
                    .endsWith("deliveries_20270107");
            event("here", NOW, true);
            assertThat(left("stream_key", "events_20261231")).containsExactly("here");
            at(NOW.plusSeconds(40L * 86_400)).run();
            assertThat(partitions("deliveries_20261231")).isEmpty();
            assertThat(partitions("events_20261231")).isEmpty();
        } else {
            assertThat(partitions("deliveries_2%")).isEmpty();
        }
    }
}
