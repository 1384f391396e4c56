package linkspan.operations.letters;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import linkspan.delivery.eligibility.OwnChannel;
import linkspan.delivery.missed.MissedStore;
import linkspan.delivery.position.PendingStore;
import linkspan.platform.audit.AuditStore;
import linkspan.platform.database.Database;
import linkspan.platform.database.Pool;
import linkspan.platform.database.Sql;
import linkspan.platform.database.TestDatabase;
import linkspan.platform.database.Transactions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@Tag("database")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeptLettersTest {
    private static final String NEW = "shopify.m2";
    private Database database;
    private Letters letters;

    /** Two messages; the second one can be mapped by now. */
    private static final class TwoKept implements KeptLetters {
        @Override
        public Optional<Content> content(String messageId) {
            return Optional.of(new Content("not json", null));
        }

        @Override
        public LetterResult replay(String id, String actor) {
            return id.equals(NEW) ? new LetterResult.Replayed() : new LetterResult.Failed("items: empty");
        }

        @Override
        public LetterResult discard(String id, String actor, String reason) {
            return new LetterResult.Discarded();
        }
    }

    @BeforeAll
    void open(@TempDir Path data) {
        database = TestDatabase.open(data);
        Transactions transactions = database.transactions(Pool.CONSOLE);
        letters = new Letters(
                new LetterStore(transactions),
                new DecisionStore(
                        new PendingStore(transactions, database.kind(), "hub-1"),
                        new AuditStore(transactions, Clock.systemUTC()),
                        (system, topic) ->
                                new MissedStore.Wanted(system, topic, Set.of(), Instant.MAX, new OwnChannel(""))),
                new TwoKept(),
                () -> {});
        kept(transactions, "m1", "2026-01-01T00:00:00Z");
        kept(transactions, "m2", "2026-01-02T00:00:00Z");
    }

    private static void kept(Transactions transactions, String id, String at) {
        transactions.run(connection -> Sql.update(
                connection,
                "insert into messages (message_id, client, method, route, idempotency_key, digest, content_type, body,"
                        + " state, error, status, answer_type, answer, received_at) values (?, 'shopify', 'POST',"
                        + " 'shopify.receive-order-created', ?, 'd', 't', ?, 'kept', 'items: empty', 200, 't', ?, ?)",
                id,
                "d-" + id,
                new byte[0],
                new byte[0],
                Instant.parse(at)));
    }

    private List<String> list(LetterFilter filter) {
        return letters.list(filter).stream().map(Letter::id).toList();
    }

    @AfterAll
    void close() {
        database.close();
    }

    @Test
    void kept_messages_are_in_the_list() {
        assertThat(list(new LetterFilter(null, null, null, null, 10))).containsExactly("shopify.m2", "shopify.m1");
        assertThat(list(new LetterFilter("shopify", "mapping-failed", null, "kept", 1)))
                .containsExactly("shopify.m2");
        assertThat(list(new LetterFilter("wms", null, null, null, 10))).isEmpty();
        assertThat(list(new LetterFilter(null, null, null, "dead", 10))).isEmpty();
    }

    @Test
    void what_is_no_delivery_is_asked_of_the_intake() {
        assertThat(letters.find("shopify.m1")
                        .orElseThrow()
                        .json()
                        .path("payload")
                        .asText())
                .isEqualTo("not json");
        assertThat(letters.replay("shopify.m1", "ann", Letters.Force.IN_ORDER).words())
                .isEqualTo("failed again: items: empty");
        assertThat(letters.replay("shopify.m2", "ann", Letters.Force.IN_ORDER)).isEqualTo(new LetterResult.Replayed());
        assertThat(letters.discard("shopify.m2", "ann", "old")).isEqualTo(new LetterResult.Discarded());
    }
}
