package linkspan.inbound.setting;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.sql.DataSource;
import linkspan.platform.system.SystemSettings;

/**
 * The databases of systems whose {@code database-url}, or {@code url}, is a JDBC address, for {@code jdbc:<system>}: a pool each of
 * {@code concurrency} connections, opened when the first one is asked for.
 */
public final class SystemDatabases implements AutoCloseable {
    private static final String JDBC = "jdbc:";
    private static final int CONNECTIONS = 4;
    private static final int MOST = 64;
    private static final long PATIENCE_MS = 3_000;
    private final UnaryOperator<String> secrets;
    private final Map<String, HikariDataSource> pools = new ConcurrentHashMap<>();

    /** {@code secrets}: the value by name. */
    public SystemDatabases(UnaryOperator<String> secrets) {
        this.secrets = secrets;
    }

    public static boolean has(SystemSettings system) {
        return system.find("database-url").isPresent() || address(system).isPresent();
    }

    private static Optional<String> address(SystemSettings system) {
        return Stream.of("database-url", "url")
                .flatMap(key -> system.find(key).stream())
                .filter(url -> url.startsWith(JDBC))
                .findFirst();
    }

    /** Opened with the settings as they are now; one that was opened before with others is closed. Empty without such an address. */
    public Optional<DataSource> open(SystemSettings system) {
        HikariDataSource pool = address(system).isPresent() ? new HikariDataSource(config(system)) : null;
        HikariDataSource old = pool == null ? pools.remove(system.id()) : pools.put(system.id(), pool);
        if (old != null) {
            old.close();
        }
        return Optional.ofNullable(pool);
    }

    /** One that is asked for nothing: where routes are built and not started. */
    public static DataSource standIn() {
        return new HikariDataSource();
    }

    private HikariConfig config(SystemSettings system) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(address(system).orElseThrow());
        config.setUsername(system.get("user", ""));
        config.setPassword(system.find("password").map(secrets).orElse(system.get("user", "")));
        config.setPoolName("jdbc-" + system.id());
        config.setMaximumPoolSize(system.number("concurrency", CONNECTIONS, 1, MOST));
        config.setAutoCommit(false); // else a result cannot be streamed; camel-jdbc commits by itself
        config.setMinimumIdle(0);
        config.setInitializationFailTimeout(-1); // the hub starts without it
        config.setConnectionTimeout(PATIENCE_MS);
        return config;
    }

    @Override
    public void close() {
        pools.values().forEach(HikariDataSource::close);
        pools.clear();
    }
}
