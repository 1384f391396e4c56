package linkspan.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("database")
@Timeout(300)
class ServerConnectionsTest {
    private static ServerConnections to(String url) {
        return new ServerConnections(new DatabaseServer(url, "postgres", "postgres"), Map.of("connectTimeout", "1"));
    }

    private static String nobody() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "jdbc:postgresql://127.0.0.1:" + socket.getLocalPort() + "/postgres";
        }
    }

    @Test
    void at_a_start_a_server_that_is_away_is_an_error() throws Exception {
        ServerConnections connections = to(nobody());

        assertThatThrownBy(connections::getConnection).isInstanceOf(SQLException.class);
    }

    @Test
    void later_it_is_waited_for_until_the_pool_closes() throws Exception {
        ServerConnections connections = to(nobody());
        connections.waitForServer();
        CompletableFuture<SQLException> told = new CompletableFuture<>();
        Thread waiting = new Thread(() -> {
            try (Connection none = connections.getConnection()) {
                told.completeExceptionally(new AssertionError("connected to nobody: " + none));
            } catch (SQLException e) {
                told.complete(e);
            }
        });
        waiting.start();
        while (waiting.getState() != Thread.State.TIMED_WAITING) {
            assertThat(told).isNotDone();
            Thread.onSpinWait();
        }

        waiting.interrupt();

        assertThat(told.get().getMessage()).contains("refused");
    }

    @Test
    void what_the_server_itself_refuses_is_an_error_always() {
        assumeTrue(TestDatabase.isServer(), "needs PostgreSQL");
        String url = TestDatabase.fresh().url();
        ServerConnections connections = to(url.replaceFirst("/test_\\d+", "/there_is_none"));
        connections.waitForServer();

        assertThatThrownBy(connections::getConnection).hasMessageContaining("there_is_none");
    }
}
