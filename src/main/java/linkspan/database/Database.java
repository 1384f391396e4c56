package linkspan.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * The database that decides: an H2 file of this process.
 *
 * <p>{@code WRITE_DELAY=0}: with H2's default a kill -9 loses acknowledged commits. It survives the death of the
 * process, not that of the power.
 */
public final class Database implements AutoCloseable {
    private final HikariDataSource pool;

    private Database(HikariDataSource pool) {
        this.pool = pool;
    }

    /** Opens and migrates {@code folder/linkspan.mv.db}; throws when another process holds it. */
    public static Database openFile(Path folder, MeterRegistry meters) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:h2:file:" + folder.toAbsolutePath().resolve("linkspan")
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;WRITE_DELAY=0;LOCK_TIMEOUT=2000;DB_CLOSE_ON_EXIT=FALSE"
                + ";MAX_COMPACT_TIME=0;CACHE_SIZE=32768");
        config.setUsername("linkspan");
        config.setPassword("linkspan");
        config.setPoolName("linkspan");
        config.setMaximumPoolSize(12);
        config.setConnectionTimeout(1_000);
        config.setMetricRegistry(meters);
        HikariDataSource pool = new HikariDataSource(config);
        try {
            Flyway.configure()
                    .dataSource(pool)
                    .locations("classpath:db/migration/h2")
                    .load()
                    .migrate();
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
        return new Database(pool);
    }

    public DataSource dataSource() {
        return pool;
    }

    /** True when a connection answers within a second. */
    public boolean answers() {
        try (Connection connection = pool.getConnection()) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
