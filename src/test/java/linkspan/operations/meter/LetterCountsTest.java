package linkspan.operations.meter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import linkspan.platform.database.Database;
import linkspan.platform.database.Pool;
import linkspan.platform.database.Sql;
import linkspan.platform.database.TestDatabase;
import linkspan.platform.database.Transactions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dead letters of both kinds: what a system was to get, and what somebody sent that nobody can read. */
@Tag("database")
class LetterCountsTest {
    private static final Instant EARLY = Instant.parse("2026-11-11T03:00:00Z");
    private static final Instant LATE = Instant.parse("2026-11-12T03:00:00Z");
    private final Database database;
    private final Transactions transactions;

    LetterCountsTest(@TempDir Path folder) {
        database = TestDatabase.open(folder);
        transactions = database.transactions(Pool.CONSOLE);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void delivery(String system, long sequence, String state, Instant failed) {
        transactions.run(connection -> Sql.update(
                connection,
                "insert into pending (system, topic, stream_key, seq, event_id, event_type, source, occurred_at, data, state,"
                        + " failed_at) values (?, 'order-topic', 'A', ?, ?, 'ORDER_CREATED', 's', ?, ?, ?, ?)",
                system,
                sequence,
                system + sequence,
                EARLY,
                new byte[] {1},
                state,
                failed));
    }

    private void message(String client, String id, String state, Instant received) {
        transactions.run(connection -> Sql.update(
                connection,
                "insert into messages (message_id, client, method, route, idempotency_key, digest, content_type, body, state,"
                        + " status, answer_type, answer, received_at)"
                        + " values (?, ?, 'POST', 'r', ?, 'd', 'application/json', ?, ?, 200, 'application/json', ?, ?)",
                id,
                client,
                id,
                new byte[] {1},
                state,
                new byte[] {1},
                received));
    }

    @Test
    void both_kinds_count_and_the_oldest_of_them_says_since_when() {
        delivery("wms", 1, "dead", LATE);
        delivery("wms", 2, "uncertain", EARLY);
        delivery("wms", 3, "waiting", EARLY);
        message("wms", "m-1", "kept", LATE);
        message("shopify", "m-2", "kept", EARLY);
        message("shopify", "m-3", "replayed", EARLY);
        message("partner", "m-4", "accepted", EARLY);
        BacklogStore.Counts counts = new BacklogStore(transactions).count();
        assertThat(counts.letters("wms")).isEqualTo(3);
        assertThat(counts.deadLetters("wms")).isEqualTo(2);
        assertThat(counts.oldestLetter("wms")).isEqualTo(EARLY);
        assertThat(counts.kept().keySet()).containsExactlyInAnyOrder("wms", "shopify");
        assertThat(counts.letters("shopify")).isEqualTo(1);
        assertThat(counts.oldestLetter("shopify")).isEqualTo(EARLY);
        assertThat(counts.letters("partner")).isZero();
        assertThat(counts.oldestLetter("partner")).isNull();
    }
}
