package linkspan.outbound.rows;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import linkspan.platform.system.PerSystem;
import linkspan.platform.system.Secrets;
import linkspan.platform.system.SystemCatalog;
import linkspan.platform.system.SystemSettings;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultComponent;

/**
 * {@code rows:<system>?upsert=orders:order_id&replace=order_items:order_id&…}: writes the body, an object of
 * {@code table: [rows]}, into the system's database in one transaction, each table as one JDBC batch.
 *
 * <p>{@code upsert} writes a row over the one with the same key; {@code replace} first deletes all rows with the keys
 * that occur. Several tables are separated by commas and written in that order.
 */
@UriEndpoint(scheme = "rows", syntax = "rows:system", title = "Rows of a database", producerOnly = true)
public final class RowsComponent extends DefaultComponent implements PerSystem {
    @UriPath(name = "system", description = "The system whose database is written")
    private static final String SYSTEM = "system";

    @UriParam(
            name = "upsert",
            description =
                    "Tables whose rows are written over those with the same key, orders:order_id; several with commas")
    private static final String UPSERT = "upsert";

    @UriParam(name = "replace", description = "Tables of which all rows with the keys that occur are deleted first")
    private static final String REPLACE = "replace";

    private final SystemCatalog catalog;
    private final RowWriter.Opening writers;

    public RowsComponent(SystemCatalog catalog, Secrets secrets) {
        this(catalog, new Pools(secrets));
    }

    /** {@code writers}: where the rows go. */
    public RowsComponent(SystemCatalog catalog, RowWriter.Opening writers) {
        this.catalog = catalog;
        this.writers = writers;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        SystemSettings settings = catalog.get(remaining);
        List<RowTable> tables = new ArrayList<>();
        tables.addAll(RowTable.list(getAndRemoveParameter(parameters, UPSERT, String.class, ""), false));
        tables.addAll(RowTable.list(getAndRemoveParameter(parameters, REPLACE, String.class, ""), true));
        if (tables.isEmpty()) {
            throw new IllegalArgumentException("rows:" + remaining + " names no table; ?upsert=orders:order_id");
        }
        RowWriter writer = writers.open(settings, tables);
        return new RowsEndpoint(
                uri,
                this,
                settings.id(),
                writer,
                settings.number("concurrency", 4, 1, 64),
                settings.flag("idempotent", "false"));
    }

    @Override
    public void forget(String system) {
        if (writers instanceof Pools pools) {
            pools.forget(system);
        }
    }

    @Override
    protected void doShutdown() throws Exception {
        if (writers instanceof Pools pools) {
            pools.close();
        }
        super.doShutdown();
    }

    /** One connection pool per system. */
    private static final class Pools implements RowWriter.Opening, PerSystem, AutoCloseable {
        private final Secrets secrets;
        private final Map<String, HikariDataSource> pools = new ConcurrentHashMap<>();

        Pools(Secrets secrets) {
            this.secrets = secrets;
        }

        @Override
        public RowWriter open(SystemSettings system, List<RowTable> tables) {
            return new RowStore(pools.computeIfAbsent(system.id(), id -> pool(system)), tables);
        }

        private HikariDataSource pool(SystemSettings settings) {
            HikariConfig config = new HikariConfig();
            config.setJdbcUrl(settings.require("url"));
            config.setUsername(settings.get("user", ""));
            config.setPassword(settings.find("password").map(secrets::get).orElse(settings.get("user", "")));
            config.setPoolName("rows-" + settings.id());
            config.setMaximumPoolSize(settings.number("concurrency", 4, 1, 64));
            config.setMinimumIdle(0);
            config.setInitializationFailTimeout(-1); // the hub starts without it
            config.setConnectionTimeout(3_000);
            return new HikariDataSource(config);
        }

        @Override
        public void forget(String system) {
            HikariDataSource old = pools.remove(system);
            if (old != null) {
                old.close();
            }
        }

        @Override
        public void close() {
            pools.values().forEach(HikariDataSource::close);
        }
    }
}
