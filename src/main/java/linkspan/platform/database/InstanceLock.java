package linkspan.platform.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import linkspan.platform.system.ConfigurationError;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The name of a running hub, held on its database so that no second hub takes it: at its start it would free the claims of
 * the first. It stands on a connection of its own, whose end frees it: at once when the process dies, within half a minute
 * when its machine does. A broken connection is made again; whoever has taken the name meanwhile keeps it, and that is an
 * ERROR in the log, not the end of this hub.
 */
public final class InstanceLock implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(InstanceLock.class);
    /** How long a hub that was killed may take to be gone from the server's sight. */
    private static final int WAIT_MILLIS = 2_000;

    private static final long LOOK_EVERY_MS = 2_000;
    private static final int ANSWER_SECONDS = 2;
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private final DatabaseServer server;
    private final String instance;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread watch;
    private volatile @Nullable Connection holder;

    private InstanceLock(DatabaseServer server, String instance) {
        this.server = server;
        this.instance = instance;
        this.watch = new Thread(this::watch, "linkspan-instance");
        watch.setDaemon(true);
    }

    /**
     * Held when it returns.
     *
     * @throws ConfigurationError when a hub of that name runs
     * @throws DatabaseFailed when the server does not answer
     */
    public static InstanceLock take(DatabaseServer server, String instance) {
        InstanceLock lock = new InstanceLock(server, instance);
        try {
            if (!lock.tryTake()) {
                throw new ConfigurationError("LINKSPAN_INSTANCE: a hub named '" + instance + "' runs on this database;"
                        + " each needs a name of its own");
            }
        } catch (SQLException e) {
            throw new DatabaseFailed(e);
        }
        lock.watch.start();
        return lock;
    }

    /** False when somebody else has the name. */
    private boolean tryTake() throws SQLException {
        Connection connection = connect();
        try (Statement sql = connection.createStatement()) {
            sql.execute("select pg_advisory_lock(hashtextextended('" + instance + "', 0))");
            holder = connection;
            return true;
        } catch (SQLException e) {
            connection.close();
            if (LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
                return false;
            }
            throw e;
        }
    }

    /** Keepalives let the server notice within 25 s that this machine is gone. */
    private Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", server.user());
        properties.setProperty("password", server.password());
        properties.setProperty("ApplicationName", "linkspan-instance-" + instance);
        properties.setProperty("connectTimeout", "2");
        properties.setProperty("socketTimeout", "5");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty(
                "options",
                "-c lock_timeout=" + WAIT_MILLIS + " -c idle_session_timeout=0 -c tcp_keepalives_idle=10"
                        + " -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3");
        return DriverManager.getConnection(server.url(), properties);
    }

    private void watch() {
        boolean told = false;
        try {
            while (!stopping.await(LOOK_EVERY_MS, TimeUnit.MILLISECONDS)) {
                if (held()) {
                    continue;
                }
                boolean taken = takeAgain();
                if (!taken && !told) {
                    LOG.error("the name of this hub cannot be held, trying on instance={}", instance);
                }
                told = !taken;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean held() {
        Connection connection = holder;
        try {
            return connection != null && connection.isValid(ANSWER_SECONDS);
        } catch (SQLException e) {
            return false;
        }
    }

    private boolean takeAgain() {
        release();
        try {
            boolean taken = tryTake();
            if (taken && stopping.getCount() == 0) { // closed while we were connecting
                release();
            }
            return taken;
        } catch (SQLException e) {
            LOG.debug("no connection for the name instance={}: {}", instance, e.getMessage());
            return false;
        }
    }

    private void release() {
        Connection connection = holder;
        holder = null;
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                LOG.debug("connection of the name did not close instance={}", instance, e);
            }
        }
    }

    /** Another hub may have the name. */
    @Override
    public void close() {
        stopping.countDown();
        release();
    }
}
