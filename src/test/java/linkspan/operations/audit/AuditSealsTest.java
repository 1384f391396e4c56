package linkspan.operations.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
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
class AuditSealsTest {
    private static final int LINES = 150;
    private final AtomicLong nanos = new AtomicLong();
    private final SealKey key = new SealKey("of the hub");
    private Database database;
    private Transactions transactions;
    private AuditStore audit;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        database = TestDatabase.open(folder);
        transactions = database.transactions(Pool.CONSOLE);
        audit = new AuditStore(transactions, Clock.systemUTC());
        AuditSealer sealer = sealer(key);
        for (int i = 0; i < LINES; i++) {
            audit.add("jana", "letter-replay", "letter " + i, "done");
        }
        seal(sealer);
    }

    /** All that is there now. */
    private void seal(AuditSealer by) {
        by.seal();
        nanos.addAndGet(Duration.ofMinutes(2).toNanos());
        by.seal();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private AuditSealer sealer(SealKey with) {
        return new AuditSealer(new AuditLogStore(transactions), new AuditSealStore(transactions), with, nanos::get);
    }

    private AuditCheck.Result check() {
        return new AuditCheck(
                        new AuditLogStore(transactions), new AuditSealStore(transactions), key, () -> Instant.EPOCH)
                .run();
    }

    private long line(int index) {
        return new AuditLogStore(transactions)
                .after(0, Long.MAX_VALUE, LINES)
                .get(index)
                .id();
    }

    private void byHand(String sql, Object... arguments) {
        assertThat(transactions.<Integer>run(connection -> Sql.update(connection, sql, arguments)))
                .isPositive();
    }

    @Test
    void what_nobody_has_touched_holds_and_what_is_new_waits_for_its_seal() {
        audit.add("jana", "letter-replay", "letter new", "done");
        sealer(key).seal();

        assertThat(check()).isEqualTo(new AuditCheck.Result(3, LINES, 1, List.of()));
    }

    @Test
    void each_line_that_was_changed_removed_or_added_is_named() {
        long changed = line(3);
        byHand("update audit_log set actor = 'nobody' where audit_id = ?", changed);
        long removed = line(70);
        byHand("delete from audit_log where audit_id = ?", removed);
        byHand(
                "insert into audit_log (audit_id, actor, action, target) overriding system value values (?, 'x', 'y', 'z')",
                -7L);

        assertThat(check().findings())
                .containsExactly(
                        "line " + changed + " was changed, sealed in 1",
                        "line -7 was added after seal 1",
                        "line " + removed + " was removed, sealed in 2");
    }

    @Test
    void seals_that_are_made_without_the_key_or_taken_away_do_not_hold() {
        byHand("update audit_log set actor = 'nobody' where audit_id = ?", line(140));
        byHand("delete from audit_seals where seal_no = 3");
        seal(sealer(new SealKey("guessed"))); // by somebody who has the database and not the key

        assertThat(check().findings()).contains("seal 3 was changed, or the one before");

        byHand("delete from audit_seals where seal_no = 2");
        assertThat(check().findings()).contains("seals 2 to 2 are gone");
    }

    @Test
    void lines_that_went_by_age_are_no_finding_and_their_seals_go_too() {
        byHand("delete from audit_log where audit_id <= ?", line(99));
        AuditSealStore seals = new AuditSealStore(transactions);
        Instant later = Instant.now().plusSeconds(60);
        assertThat(new AuditCheck(new AuditLogStore(transactions), seals, key, () -> later)
                        .run()
                        .findings())
                .isEmpty();
        assertThat(seals.forget(later)).isEqualTo(2); // the last one stays: the chain goes on from there
        assertThat(check().seals()).isEqualTo(1);
    }
}
