package linkspan.platform.database;

import com.zaxxer.hikari.HikariConfig;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import linkspan.platform.file.FileUrl;
import linkspan.platform.file.Room;

/** How connections are made: nobody waits long for one, and no server waits long for us. */
final class PoolSettings {
    private static final int GET_MS = 1_000;
    /** As long as a start waits for a second connection; a machine that has much to do is not a server that is away. */
    private static final int START_MS = 30_000;
    /**
     * Every statement of these pools finds its rows by an index. A plan that was made while a table was small would read
     * all of it once it is large, until the statistics are made again.
     */
    private static final String BY_INDEX = " -c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off";

    private PoolSettings() {}

    /** What is committed survives the death of the process, not that of the power. */
    static HikariConfig ofFile(Path folder, Room room, MeterRegistry meters) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(FileUrl.of(folder, room));
        config.setUsername("linkspan");
        config.setPassword("linkspan");
        config.setPoolName("linkspan");
        config.setMaximumPoolSize(16);
        config.setConnectionTimeout(GET_MS);
        config.setMetricRegistry(meters);
        return config;
    }

    /**
     * A transaction that stands idle for 5 s is ended by the server, and with it its locks: a hub that was stopped in the
     * middle of one does not hold up the others.
     */
    static HikariConfig ofServer(DatabaseServer server, Pool pool, MeterRegistry meters) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(new ServerConnections(server, properties(pool)));
        config.setPoolName(name(pool));
        config.setMaximumPoolSize(pool.connections());
        config.setConnectionTimeout(GET_MS);
        config.setValidationTimeout(500);
        config.setKeepaliveTime(30_000);
        config.setInitializationFailTimeout(START_MS);
        config.setMetricRegistry(meters);
        return config;
    }

    private static Map<String, String> properties(Pool pool) {
        return Map.of(
                "ApplicationName",
                name(pool),
                "connectTimeout",
                "1",
                "socketTimeout",
                Integer.toString(pool.statementMillis() / 1_000 + 1),
                "tcpKeepAlive",
                "true",
                "options",
                "-c lock_timeout=" + pool.lockMillis() + " -c statement_timeout=" + pool.statementMillis()
                        + " -c idle_in_transaction_session_timeout=5000 -c jit=off -c synchronous_commit="
                        + (pool.durable() ? "on" : "off")
                        + (pool == Pool.CONSOLE ? "" : BY_INDEX));
    }

    private static String name(Pool pool) {
        return "linkspan-" + pool.name().toLowerCase(Locale.ROOT);
    }
}
