package linkspan.letters;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import linkspan.audit.AuditStore;
import linkspan.database.Database;
import linkspan.database.Pool;
import linkspan.database.TestDatabase;
import linkspan.database.Transactions;
import linkspan.position.PendingStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@Tag("database")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeptLettersTest {
    private static final Letter OLD = kept("shopify.m1", "2026-01-01T00:00:00Z");
    private static final Letter NEW = kept("shopify.m2", "2026-01-02T00:00:00Z");
    private Database database;
    private Letters letters;

    private static Letter kept(String id, String at) {
        Instant time = Instant.parse(at);
        return new Letter(
                id,
                "kept",
                "shopify",
                "shopify.receive-order-created",
                "d",
                1,
                "mapping-failed",
                "items: empty",
                time,
                time);
    }

    /** Two messages; the second one can be mapped by now. */
    private static final class TwoKept implements KeptLetters {
        @Override
        public List<Letter> list(int most) {
            return List.of(NEW, OLD);
        }

        @Override
        public Optional<LetterContent> find(String id) {
            return list(2).stream()
                    .filter(letter -> letter.id().equals(id))
                    .map(letter -> new LetterContent(letter, Map.of(), null, "not json", List.of(), 0))
                    .findFirst();
        }

        @Override
        public LetterResult replay(String id, String actor) {
            return id.equals(NEW.id()) ? new LetterResult.Replayed() : new LetterResult.Failed("items: empty");
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
                        new AuditStore(transactions, Clock.systemUTC())),
                new TwoKept(),
                () -> {});
    }

    @AfterAll
    void close() {
        database.close();
    }

    @Test
    void kept_messages_are_in_the_list() {
        assertThat(letters.list(new LetterFilter(null, null, null, null, 10))).containsExactly(OLD, NEW);
        assertThat(letters.list(new LetterFilter("shopify", "mapping-failed", null, "kept", 1)))
                .containsExactly(NEW);
        assertThat(letters.list(new LetterFilter("wms", null, null, null, 10))).isEmpty();
        assertThat(letters.list(new LetterFilter(null, null, null, "dead", 10))).isEmpty();
    }

    @Test
    void what_is_no_delivery_is_asked_of_the_intake() {
        assertThat(letters.find("shopify.m1")
                        .orElseThrow()
                        .json()
                        .path("payload")
                        .asText())
                .isEqualTo("not json");
        assertThat(letters.replay("shopify.m1", "ann").words()).isEqualTo("failed again: items: empty");
        assertThat(letters.replay("shopify.m2", "ann")).isEqualTo(new LetterResult.Replayed());
        assertThat(letters.discard("shopify.m2", "ann", "old")).isEqualTo(new LetterResult.Discarded());
    }
}
