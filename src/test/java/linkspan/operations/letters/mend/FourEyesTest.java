package linkspan.operations.letters.mend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import linkspan.delivery.position.PendingStore;
import linkspan.operations.letters.LetterId;
import linkspan.platform.audit.AuditStore;
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

@Tag("database")
class FourEyesTest {
    private final LetterId id = new LetterId("wms", "e1");
    private Database database;
    private Transactions transactions;
    private MendStore store;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        database = TestDatabase.open(folder);
        transactions = database.transactions(Pool.CONSOLE);
        store = new MendStore(
                transactions,
                new PendingStore(transactions, database.kind(), "one"),
                new AuditStore(transactions, Clock.systemUTC()),
                Clock.systemUTC());
        run(
                "insert into pending (system, topic, stream_key, seq, event_id, event_type, source, occurred_at, data, state)"
                        + " values ('wms', 'order-topic', 'A', 1, 'e1', 'ORDER_CREATED', 'x', ?, ?, 'dead')",
                Instant.now(),
                "old".getBytes(UTF_8));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private int run(String sql, Object... arguments) {
        return transactions.run(connection -> Sql.update(connection, sql, arguments));
    }

    private String says() {
        return transactions
                .run(connection ->
                        Sql.first(connection, "select data from pending", row -> new String(row.getBytes(1), UTF_8)))
                .orElse("gone");
    }

    private long proposed(String text, String by) {
        assertThat(store.propose(id, text.getBytes(UTF_8), by)).isTrue();
        return store.proposal(id).orElseThrow().edit();
    }

    @Test
    void only_another_person_makes_an_edit_count_and_it_can_be_undone() {
        long edit = proposed("new", "ann");
        assertThat(says()).isEqualTo("old");
        assertThat(store.original(id)).isEmpty();

        assertThat(store.approve(id, edit, "ann")).isFalse();
        assertThat(says()).isEqualTo("old");
        assertThat(store.approve(id, edit, "bob")).isTrue();
        assertThat(says()).isEqualTo("new");
        assertThat(store.proposal(id)).isEmpty();
        assertThat(store.approve(id, edit, "bob")).isFalse();

        assertThat(store.undo(id, "ann")).isTrue();
        assertThat(says()).isEqualTo("old");
    }

    @Test
    void nobody_approves_another_edit_than_he_has_read() {
        long first = proposed("first", "ann");
        long second = proposed("second", "ann");
        assertThat(store.approve(id, first, "bob")).isFalse();
        assertThat(store.approve(id, second, "bob")).isTrue();
        assertThat(says()).isEqualTo("second");
    }

    @Test
    void a_letter_that_is_on_its_way_or_says_something_else_is_not_changed() {
        long edit = proposed("new", "ann");
        run("update pending set state = 'waiting'");
        assertThat(store.approve(id, edit, "bob")).isFalse();
        run("update pending set state = 'dead', data = ?", "other".getBytes(UTF_8));
        assertThat(store.approve(id, edit, "bob")).isFalse();
        assertThat(says()).isEqualTo("other");
        assertThat(store.withdraw(id, "ann")).isTrue();
        assertThat(store.proposal(id)).isEmpty();
    }
}
