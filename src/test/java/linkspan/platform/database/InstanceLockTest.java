package linkspan.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import linkspan.platform.system.ConfigurationError;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@Tag("database")
@EnabledIfSystemProperty(
        named = "linkspan.test.database",
        matches = "postgresql",
        disabledReason = "an embedded hub has the lock of its data folder")
class InstanceLockTest {
    private final DatabaseServer server = TestDatabase.fresh();

    private List<Integer> holders() {
        try (Connection connection = DriverManager.getConnection(server.url(), server.user(), server.password())) {
            return Sql.list(
                    connection,
                    "select l.pid from pg_locks l join pg_database d on d.oid = l.database"
                            + " where l.locktype = 'advisory' and l.granted and d.datname = current_database()",
                    row -> row.getInt(1));
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private void cut(int pid) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.url(), server.user(), server.password())) {
            Sql.list(connection, "select pg_terminate_backend(?)", row -> row.getBoolean(1), pid);
        }
    }

    @Test
    void a_second_hub_of_that_name_is_refused_others_are_not() {
        try (InstanceLock first = InstanceLock.take(server, "hub-1");
                InstanceLock other = InstanceLock.take(server, "hub-2")) {
            assertThatThrownBy(() -> InstanceLock.take(server, "hub-1"))
                    .isInstanceOf(ConfigurationError.class)
                    .hasMessageContaining("LINKSPAN_INSTANCE")
                    .hasMessageContaining("'hub-1'");
            assertThat(holders()).hasSize(2);
        }
    }

    @Test
    void the_name_is_free_when_its_hub_is_closed() {
        InstanceLock.take(server, "hub-1").close();
        InstanceLock.take(server, "hub-1").close();
    }

    @Test
    void it_is_taken_again_when_the_connection_breaks() throws SQLException {
        try (InstanceLock lock = InstanceLock.take(server, "hub-1")) {
            int before = holders().get(0);
            cut(before);
            await().until(() -> holders().stream().anyMatch(pid -> pid != before));
            assertThatThrownBy(() -> InstanceLock.take(server, "hub-1")).isInstanceOf(ConfigurationError.class);
        }
    }

    /** A process that has the name until it is killed. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] url) throws IOException {
            InstanceLock.take(new DatabaseServer(url[0], "postgres", "postgres"), "hub-1");
            System.out.println("held");
            System.in.read();
        }
    }

    @Test
    void a_process_that_is_killed_frees_it_at_once() throws IOException {
        Process holder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        server.url())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out = holder.inputReader()) {
            assertThat(out.lines().anyMatch("held"::equals)).isTrue();
            assertThatThrownBy(() -> InstanceLock.take(server, "hub-1")).isInstanceOf(ConfigurationError.class);

            holder.destroyForcibly(); // kill -9

            InstanceLock.take(server, "hub-1").close();
        } finally {
            holder.destroyForcibly();
        }
    }

    @Test
    void on_another_database_the_name_is_free() {
        try (InstanceLock here = InstanceLock.take(server, "hub-1");
                InstanceLock there = InstanceLock.take(TestDatabase.fresh(), "hub-1")) {
            assertThat(here).isNotSameAs(there);
        }
    }
}
