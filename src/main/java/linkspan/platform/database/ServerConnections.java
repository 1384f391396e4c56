package linkspan.platform.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Connects to the server for a pool. HikariCP doubles its pause after each failure, up to 5 s, so that after an outage
 * every pool notices the server's return at a time of its own. This one tries again by itself, each 250 ms, and the pool
 * hears of the return only. Borrowers are told in their own time that there is no connection.
 */
final class ServerConnections extends PGSimpleDataSource {
    private static final long AGAIN_MS = 250;
    /** Connection exceptions, and "the database system is starting up" or "shutting down". */
    private static final String CONNECTION_CLASS = "08";

    private static final String CANNOT_CONNECT_NOW = "57P03";

    private volatile boolean patient;

    ServerConnections(DatabaseServer server, Map<String, String> properties) {
        setUrl(server.url());
        setUser(server.user());
        setPassword(server.password());
        try {
            for (Map.Entry<String, String> each : properties.entrySet()) {
                setProperty(each.getKey(), each.getValue());
            }
        } catch (SQLException e) {
            throw new IllegalStateException("a property that the driver does not have", e);
        }
    }

    /** From now on a server that is away is waited for; before, as at the start of a hub, it is an error. */
    void waitForServer() {
        patient = true;
    }

    /** Returns when there is a connection, or throws when the server does not want one or this thread is interrupted. */
    @Override
    public Connection getConnection(@Nullable String user, @Nullable String password) throws SQLException {
        while (true) {
            try {
                return super.getConnection(user, password);
            } catch (SQLException e) {
                if (!patient || !isAway(e)) {
                    throw e;
                }
                rest(e);
            }
        }
    }

    private static boolean isAway(SQLException e) {
        String state = e.getSQLState();
        return state != null && (state.startsWith(CONNECTION_CLASS) || state.equals(CANNOT_CONNECT_NOW));
    }

    private static void rest(SQLException reason) throws SQLException {
        try {
            TimeUnit.MILLISECONDS.sleep(AGAIN_MS);
        } catch (InterruptedException e) { // the pool closes
            Thread.currentThread().interrupt();
            throw reason;
        }
    }
}
