package linkspan.platform.database;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.sql.DataSource;
import linkspan.platform.file.FileBefore;
import linkspan.platform.file.Room;
import org.flywaydb.core.Flyway;

/** The database that decides: an H2 file of this process, or a PostgreSQL server that several hubs share. */
public final class Database implements AutoCloseable {
    /** The two whose SQL differs in places; what differs stands side by side. */
    public enum Kind {
        H2("db/migration/h2", 1),
        POSTGRESQL("db/migration/postgresql", 2);

        private final String migrations;
        private final int committers;

        Kind(String migrations, int committers) {
            this.migrations = migrations;
            this.committers = committers;
        }

        /** Committing threads that gain something; H2 writes one transaction at a time. */
        public int committers() {
            return committers;
        }
    }

    private static final long PATIENCE_MS = 1_200;
    private static final long START_PATIENCE_MS = 30_000;

    private final Kind kind;
    private final Map<Pool, HikariDataSource> pools;
    private final Map<Pool, DataSource> sources;
    private final Room room;

    private Database(Kind kind, Map<Pool, HikariDataSource> pools, Map<Pool, ? extends DataSource> sources, Room room) {
        this.kind = kind;
        this.room = room;
        this.pools = new EnumMap<>(pools);
        this.sources = new EnumMap<>(sources);
    }

    /**
     * Opens and migrates {@code folder/linkspan.mv.db}, closes {@code room}; throws when another process holds it. A
     * migration that does not end is undone by the next call.
     */
    public static Database openFile(Path folder, Room room, MeterRegistry meters) {
        FileBefore before = new FileBefore(folder);
        before.restore();
        if (!before.isThere()) {
            before.keep();
            return opened(folder, room, meters).migrated(before);
        }
        Database database = opened(folder, room, meters);
        if (database.isCurrent()) {
            return database;
        }
        database.pools.values().forEach(HikariDataSource::close);
        before.keep();
        return opened(folder, room, meters).migrated(before);
    }

    private static Database opened(Path folder, Room room, MeterRegistry meters) {
        HikariDataSource pool = new HikariDataSource(PoolSettings.ofFile(folder, room, meters));
        DataSource source = new OneWriter().of(pool);
        Map<Pool, HikariDataSource> pools = new EnumMap<>(Pool.class);
        Map<Pool, DataSource> sources = new EnumMap<>(Pool.class);
        for (Pool each : Pool.values()) {
            pools.put(each, pool);
            sources.put(each, source);
        }
        return new Database(Kind.H2, pools, sources, room);
    }

    private Database migrated(FileBefore before) {
        migrated();
        before.forget();
        return this;
    }

    /** Connects to and migrates a server; hubs that start at once wait for each other. */
    public static Database openServer(DatabaseServer server, MeterRegistry meters) {
        Map<Pool, HikariDataSource> pools = new EnumMap<>(Pool.class);
        try {
            for (Pool each : Pool.values()) {
                pools.put(each, new HikariDataSource(PoolSettings.ofServer(server, each, meters)));
            }
        } catch (RuntimeException e) {
            pools.values().forEach(HikariDataSource::close);
            throw e;
        }
        Database database = new Database(Kind.POSTGRESQL, pools, pools, Room.ENDLESS).migrated();
        pools.values().forEach(pool -> ((ServerConnections) pool.getDataSource()).waitForServer());
        return database;
    }

    /** Flyway takes two connections: a server that is slow to give the second must not end the start. */
    private Database migrated() {
        HikariDataSource console = Objects.requireNonNull(pools.get(Pool.CONSOLE));
        long patience = console.getConnectionTimeout();
        console.setConnectionTimeout(START_PATIENCE_MS);
        try {
            flyway().migrate();
            console.setConnectionTimeout(patience);
            return this;
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** False: tables are still to be changed. Throws where they are not as this version's migrations have made them. */
    private boolean isCurrent() {
        try {
            Flyway flyway = flyway();
            if (flyway.info().pending().length > 0) {
                return false;
            }
            flyway.validate();
            return true;
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private Flyway flyway() {
        return Flyway.configure()
                .dataSource(Objects.requireNonNull(pools.get(Pool.CONSOLE)))
                .locations("classpath:" + kind.migrations)
                .load();
    }

    public Kind kind() {
        return kind;
    }

    public DataSource pool(Pool pool) {
        return Objects.requireNonNull(sources.get(pool));
    }

    /** Short transactions on connections of that pool. */
    public Transactions transactions(Pool pool) {
        return new Transactions(pool(pool));
    }

    /**
     * The same for somebody who waits for the answer: after {@value #PATIENCE_MS} ms it is a
     * {@link DatabaseFailed}, also when the server is cut off in the middle of a statement.
     */
    public Transactions questions(Pool pool) {
        return kind == Kind.H2 ? transactions(pool) : new Transactions(pool(pool), Duration.ofMillis(PATIENCE_MS));
    }

    /** True when a connection answers within a second. */
    public boolean answers() {
        try (Connection connection = pool(Pool.CONSOLE).getConnection()) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public void close() {
        room.close();
        Set.copyOf(pools.values()).forEach(HikariDataSource::close);
    }
}
