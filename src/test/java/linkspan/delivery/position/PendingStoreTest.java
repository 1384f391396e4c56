package linkspan.delivery.position;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import linkspan.delivery.key.PositionKey;
import linkspan.model.failure.FailureCode;
import linkspan.platform.database.Database;
import linkspan.platform.database.Pool;
import linkspan.platform.database.Sql;
import linkspan.platform.database.TestDatabase;
import linkspan.platform.database.Transactions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of keys that wait when their system is back, or their route is gone. */
@Tag("database")
class PendingStoreTest {
    private static final String TOPIC = "order-topic";
    private final Database database;
    private final Transactions transactions;
    private final PendingStore store;

    PendingStoreTest(@TempDir Path folder) {
        database = TestDatabase.open(folder.resolve("db"));
        transactions = database.transactions(Pool.CONSOLE);
        store = new PendingStore(transactions, database.kind(), "hub-1");
    }

    @AfterEach
    void close() {
        database.close();
    }

    /** A key that waits since five minutes for its next attempt, with one event. */
    private void waits(String key, String code, @Nullable Instant notBefore, Instant next) {
        transactions.run(connection -> {
            Sql.update(
                    connection,
                    "insert into pending (system, topic, stream_key, seq, event_id, event_type, source, occurred_at, data,"
                            + " state, attempts, code, not_before) values ('oms', ?, ?, 1, ?, 'ORDER_CREATED', 'test',"
                            + " ?, ?, 'waiting', 1, ?, ?)",
                    TOPIC,
                    key,
                    "event-" + key,
                    next,
                    "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                    code,
                    notBefore);
            return Sql.update(
                    connection,
                    "insert into key_positions (system, topic, stream_key, done_seq, parked, next_attempt_at)"
                            + " values ('oms', ?, ?, 0, true, ?)",
                    TOPIC,
                    key,
                    next);
        });
    }

    private Instant next(String key) {
        return transactions.run(connection -> Sql.first(
                        connection,
                        "select next_attempt_at from key_positions where stream_key = ?",
                        row -> Sql.instant(row, "next_attempt_at"),
                        key)
                .orElseThrow());
    }

    private List<String> letters() {
        return transactions.run(connection -> Sql.list(
                connection,
                "select stream_key, state, code, error from pending where state = 'dead' order by 1",
                row -> row.getString(1) + " " + row.getString(3) + ": " + row.getString(4)));
    }

    @Test
    void what_the_system_asked_us_to_keep_for_longer_waits_on_when_its_breaker_closes() {
        Instant now = Instant.now();
        Instant later = now.plus(Duration.ofHours(1)).truncatedTo(java.time.temporal.ChronoUnit.MILLIS);
        Instant asked = now.plus(Duration.ofMinutes(30)).truncatedTo(java.time.temporal.ChronoUnit.MILLIS);
        waits("any", "system-error", null, later);
        waits("asked", "system-error", asked, later);
        waits("other-cause", "route-failed", null, later);

        store.systemIsBack("oms");

        assertThat(next("any")).isBefore(later.minus(Duration.ofMinutes(50)));
        assertThat(next("asked")).as("Retry-After").isEqualTo(asked);
        assertThat(next("other-cause")).isEqualTo(later);
    }

    @Test
    void a_key_whose_route_is_gone_becomes_a_letter_that_says_so() {
        Instant due = Instant.now().minus(Duration.ofMinutes(5));
        waits("stranded", "system-error", null, due);
        waits("just-now", "system-error", null, Instant.now());

        assertThat(store.giveUpStranded(Set.of("oms/ORDER_CREATED"))).isZero();
        assertThat(letters()).isEmpty();

        assertThat(store.giveUpStranded(Set.of("wms/ORDER_CREATED"))).isEqualTo(1);
        assertThat(letters())
                .containsExactly("stranded no-route: no route delivers it to oms: put it back and replay, or discard");
    }

    @Test
    void an_event_that_arrives_from_a_topic_and_is_not_known_here_is_a_letter_and_holds_its_key() {
        transactions.run(connection -> Sql.update(
                connection,
                "insert into events (topic, stream_key, seq, event_id, event_type, source, occurred_at, data)"
                        + " values (?, 'K', 1, 'later-1', 'ORDER_FROZEN', 'test', ?, ?)",
                TOPIC,
                Instant.now(),
                "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        PositionKey key = new PositionKey("oms", TOPIC, "K");

        store.setAside(key, 1, FailureCode.EVENT_UNKNOWN, "this version has no event ORDER_FROZEN");
        store.setAside(key, 1, FailureCode.EVENT_UNKNOWN, "this version has no event ORDER_FROZEN"); // read again

        assertThat(letters()).containsExactly("K event-unknown: this version has no event ORDER_FROZEN");
        assertThat(transactions.<Boolean>run(connection -> Sql.first(
                                connection,
                                "select parked from key_positions where stream_key = 'K'",
                                row -> row.getBoolean(1))
                        .orElseThrow()))
                .isTrue();
    }
}
