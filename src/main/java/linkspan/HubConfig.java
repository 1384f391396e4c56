package linkspan;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import linkspan.platform.system.ConfigurationError;

/**
 * How one hub runs.
 *
 * @param home folder of {@code routes/} and {@code mappings/}
 * @param data folder of database, broker, secrets and the ops token; one running hub at a time
 * @param host address of the message port
 * @param port message port, 0 for a free one
 * @param opsHost address of the ops port: it shows figures and takes orders from operators, so it opens apart
 * @param opsPort ops port, 0 for a free one
 * @param dev edited routes and mappings replace the running ones
 * @param environment settings and secrets, {@code LINKSPAN_…}
 */
public record HubConfig(
        Path home,
        Path data,
        String host,
        int port,
        String opsHost,
        int opsPort,
        boolean dev,
        Map<String, String> environment) {
    /** Operators work on this machine; routes and mappings stay as they are at the start. */
    public HubConfig(Path home, Path data, String host, int port, int opsPort, Map<String, String> environment) {
        this(home, data, host, port, "127.0.0.1", opsPort, false, environment);
    }

    public HubConfig {
        environment = Map.copyOf(environment);
        requirePort("--port", port);
        requirePort("--ops-port", opsPort);
        if (port != 0 && port == opsPort) {
            throw new ConfigurationError("--port and --ops-port are both " + port);
        }
        for (String folder : new String[] {"routes", "mappings"}) {
            if (!Files.isDirectory(home.resolve(folder))) {
                throw new ConfigurationError(
                        home.resolve(folder).toAbsolutePath().normalize()
                                + ": no such folder; start in the project's root or name it with --home");
            }
        }
    }

    private static void requirePort(String flag, int port) {
        if (port < 0 || port > 65_535) {
            throw new ConfigurationError(flag + " must be 0 to 65535, is " + port);
        }
    }

    Path routes() {
        return home.resolve("routes");
    }

    Path mappings() {
        return home.resolve("mappings");
    }
}
