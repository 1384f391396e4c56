package linkspan.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import linkspan.platform.file.FileUrl;
import linkspan.platform.file.Room;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that ends amid a migration: the next start goes on, and what was stored before is there. */
@Tag("database")
class CutMigrationTest {
    private static final String ROW = "insert into stock_levels (warehouse_id, sku_id, after_qty) values ('W', 'S', 1)";
    private static final String OLD = "014";

    /** The file grows so often, and then never again: nothing that a process wanted to write later is there. */
    private static final class Cut implements Room {
        private int left;

        Cut(int left) {
            this.left = left;
        }

        @Override
        public synchronized void await() {
            if (left-- <= 0) {
                throw new IllegalStateException("the process has ended");
            }
        }
    }

    private static void open(Path folder, Room room) {
        Database.openFile(folder, room, new SimpleMeterRegistry()).close();
    }

    /** True: it came to an end before it was cut off. */
    private static boolean ends(ThrowingCallable opening) {
        try {
            opening.call();
            return true;
        } catch (Throwable cut) {
            return false;
        }
    }

    private static FluentConfiguration old(String url, String user, String kind) {
        return Flyway.configure()
                .dataSource(url, user, user)
                .locations("classpath:db/migration/" + kind)
                .target(OLD);
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int levels(Connection connection) throws SQLException {
        return Sql.list(connection, "select 1 from stock_levels", row -> row.getInt(1))
                .size();
    }

    @Test
    void a_first_start_that_was_cut_off_is_made_again(@TempDir Path folder) {
        assumeThat(TestDatabase.isServer()).isFalse();
        for (int growths : List.of(12, 40)) {
            Path home = folder.resolve("" + growths);
            assertThat(ends(cut(home, growths))).isFalse();
            assertThatCode(() -> open(home, Room.ENDLESS)).doesNotThrowAnyException();
        }
    }

    private static ThrowingCallable cut(Path folder, int growths) {
        return () -> open(Files.createDirectories(folder), new Cut(growths));
    }

    @Test
    void a_later_start_that_was_cut_off_is_made_again_with_all_that_was_stored(@TempDir Path folder) throws Exception {
        assumeThat(TestDatabase.isServer()).isFalse();
        Path old = Files.createDirectories(folder.resolve("old"));
        String url = FileUrl.of(old, Room.ENDLESS);
        old(url, "linkspan", "h2").load().migrate();
        try (Connection connection = DriverManager.getConnection(url, "linkspan", "linkspan")) {
            run(connection, ROW);
        }
        List<Integer> half = new ArrayList<>();
        for (int growths : List.of(2, 12, 31, 50)) {
            Path home = Files.createDirectories(folder.resolve("" + growths));
            Path file = Files.copy(old.resolve("linkspan.mv.db"), home.resolve("linkspan.mv.db"));
            assertThat(ends(cut(home, growths))).isFalse();
            Path alone = Files.createDirectories(folder.resolve("alone-" + growths));
            Files.copy(file, alone.resolve("linkspan.mv.db"));
            if (!ends(() -> open(alone, Room.ENDLESS))) {
                half.add(growths);
            }
            try (Database database = Database.openFile(home, Room.ENDLESS, new SimpleMeterRegistry());
                    Connection connection = database.pool(Pool.CONSOLE).getConnection()) {
                assertThat(levels(connection)).as("growths " + growths).isOne();
            }
            assertThat(home).isDirectoryNotContaining("glob:**.before*");
        }
        assertThat(half)
                .as("cuts after which the file alone can never be opened again")
                .isNotEmpty();
    }

    @Test
    void a_server_takes_each_migration_whole_or_not(@TempDir Path folder) throws Exception {
        assumeThat(TestDatabase.isServer()).isTrue();
        DatabaseServer server = TestDatabase.fresh();
        old(server.url(), "postgres", "postgresql").load().migrate();
        try (Connection other = DriverManager.getConnection(server.url(), "postgres", "postgres")) {
            run(other, ROW);
            other.setAutoCommit(false);
            run(other, "lock table orders in access exclusive mode"); // V041 changes it after others have changed
            CompletableFuture<Boolean> ended = CompletableFuture.supplyAsync(() -> ends(() -> open(server)));
            Awaitility.await("it waits amid a migration").until(() -> ended.isDone() || waits(server));
            try (Connection killer = DriverManager.getConnection(server.url(), "postgres", "postgres")) {
                run(
                        killer,
                        "select pg_terminate_backend(pid) from pg_stat_activity where application_name like"
                                + " 'linkspan%' and datname = current_database()");
            }
            assertThat(ended.join()).isFalse();
            other.rollback();
            open(server);
            assertThat(levels(other)).isOne();
        }
    }

    private static void open(DatabaseServer server) {
        Database.openServer(server, new SimpleMeterRegistry()).close();
    }

    private static boolean waits(DatabaseServer server) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.url(), "postgres", "postgres")) {
            return !Sql.list(
                            connection,
                            "select 1 from pg_stat_activity where wait_event_type = 'Lock'"
                                    + " and datname = current_database()",
                            row -> row.getInt(1))
                    .isEmpty();
        }
    }
}
