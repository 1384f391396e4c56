package linkspan.commit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import linkspan.platform.database.Database;
import linkspan.platform.database.Pool;
import linkspan.platform.database.Sql;
import linkspan.platform.database.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A commit that is rehearsed does what a commit does, and leaves nothing. */
@Tag("database")
class RehearsedCommitTest {
    private static final List<SealedUnit> UNITS = List.of(SealedUnit.of("x"));
    private final Database database;
    private int written;

    RehearsedCommitTest(@TempDir Path folder) {
        database = TestDatabase.open(folder);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private GroupStore store() {
        return new GroupStore(
                database.pool(Pool.INTAKE),
                List.of((connection, units) -> written += Sql.update(
                        connection, "insert into streams (topic, stream_key, last_seq) values ('t', 'k', 1)")));
    }

    private int rows() {
        return database.transactions(Pool.CONSOLE)
                .run(connection -> Sql.list(connection, "select 1 from streams", row -> true)
                        .size());
    }

    @Test
    void what_it_has_written_is_taken_back() throws CommitFailed {
        store().rehearse(UNITS);
        assertThat(written).isEqualTo(1);
        assertThat(rows()).isZero();

        store().write(UNITS);
        assertThat(rows()).as("the next commit is one").isEqualTo(1);
    }

    @Test
    void one_that_cannot_be_written_keeps_nobody_from_starting() {
        new GroupStore(database.pool(Pool.INTAKE), List.of((connection, units) -> {
                    throw new SQLException("no");
                }))
                .rehearse(UNITS);
        assertThat(rows()).isZero();
    }
}
