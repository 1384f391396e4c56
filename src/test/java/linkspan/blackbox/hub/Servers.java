package linkspan.blackbox.hub;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Database and broker of the hubs: of their own where there are several, inside the hub with H2.
 *
 * @param postgres null with H2
 * @param broker null with H2
 */
public record Servers(
        @Nullable PostgresServer postgres, @Nullable BrokerServer broker) implements AutoCloseable {
    /** Nothing outside the hub. */
    public static Servers embedded() {
        return new Servers(null, null);
    }

    /** Both as processes of their own. */
    public static Servers ofTheirOwn(Path jar, Path folder, Path logs, Ports ports) {
        PostgresServer postgres = new PostgresServer(folder.resolve("postgresql"), logs, ports.free());
        try {
            return new Servers(postgres, new BrokerServer(jar, folder.resolve("kafka"), logs, ports));
        } catch (RuntimeException e) {
            postgres.close();
            throw e;
        }
    }

    Map<String, String> environment(String hub) {
        if (postgres == null || broker == null) {
            return Map.of();
        }
        return Map.of(
                "LINKSPAN_DATABASE_URL",
                postgres.url(),
                "LINKSPAN_DATABASE_USER",
                "postgres",
                "LINKSPAN_DATABASE_PASSWORD",
                "postgres",
                "LINKSPAN_KAFKA_BOOTSTRAP_SERVERS",
                broker.address(),
                "LINKSPAN_INSTANCE",
                hub);
    }

    @Override
    public void close() {
        if (broker != null) {
            broker.close();
        }
        if (postgres != null) {
            postgres.close();
        }
    }
}
