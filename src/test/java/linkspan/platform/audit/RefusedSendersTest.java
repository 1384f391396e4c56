package linkspan.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import linkspan.platform.database.Database;
import linkspan.platform.database.Pool;
import linkspan.platform.database.Sql;
import linkspan.platform.database.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody without a key fills the audit log. */
@Tag("database")
class RefusedSendersTest {
    private final Database database;
    private final RefusedSenders refused;
    private long now = 7;

    RefusedSendersTest(@TempDir Path folder) {
        database = TestDatabase.open(folder);
        refused = new RefusedSenders(new AuditStore(database.transactions(Pool.CONSOLE), Clock.systemUTC()), () -> now);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private List<String> rows() {
        refused.write();
        return database.transactions(Pool.CONSOLE)
                .run(connection -> Sql.list(
                        connection,
                        "select actor, target, detail from audit_log where action = 'signature-refused' order by audit_id",
                        row -> row.getString(1) + " " + row.getString(2) + " " + row.getString(3)));
    }

    private void pass(long seconds) {
        now += TimeUnit.SECONDS.toNanos(seconds);
    }

    @Test
    void the_first_is_told_at_once_and_the_rest_when_the_minute_is_over() {
        refused.note("lk_1", "POST /x", "wrong");
        assertThat(rows()).containsExactly("lk_1 POST /x wrong");
        for (int i = 0; i < 17; i++) {
            refused.note("lk_1", "POST /x", "wrong");
        }
        assertThat(rows()).hasSize(1);
        pass(61);
        assertThat(rows()).containsExactly("lk_1 POST /x wrong", "lk_1 POST /x wrong (17 more within the minute)");
        assertThat(rows()).hasSize(2);
    }

    @Test
    void whoever_claims_another_key_each_time_fills_nothing() {
        for (int minute = 0; minute < 3; minute++) {
            for (int i = 0; i < 6_000; i++) {
                refused.note("lk_" + minute + "_" + i, "POST /\u0000" + i, "wrong");
                if (i % 100 == 0) {
                    pass(1);
                    refused.write();
                }
            }
            pass(1);
        }
        assertThat(rows())
                .hasSizeBetween(3 * RefusedSenders.MOST, 4 * (RefusedSenders.MOST + 1))
                .anyMatch(row -> row.contains("more of other keys, paths or causes"));
    }
}
