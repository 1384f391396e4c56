package linkspan.blackbox.hub;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** PostgreSQL with everything on that makes a commit survive; stopped and started at will, on the same port and data. */
public final class PostgresServer implements AutoCloseable {
    private static final Map<String, String> DURABLE =
            Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on", "max_connections", "150");
    private final Path data;
    private final Path logs;
    private final int port;
    private final Thread stoppedWithUs = new Thread(this::stop);
    private @Nullable EmbeddedPostgres running;

    PostgresServer(Path data, Path logs, int port) {
        this.data = data;
        this.logs = logs;
        this.port = port;
        Runtime.getRuntime().addShutdownHook(stoppedWithUs);
        start();
    }

    public synchronized void start() {
        ProcessBuilder.Redirect log =
                ProcessBuilder.Redirect.appendTo(logs.resolve("postgresql.log").toFile());
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setPgBinaryResolver(PostgresServer::binaries)
                .setPort(port)
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setOutputRedirector(log)
                .setErrorRedirector(log);
        DURABLE.forEach(builder::setServerConfig);
        try {
            running = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL does not start", e);
        }
    }

    /** Every connection is cut. */
    public synchronized void stop() {
        EmbeddedPostgres server = running;
        running = null;
        if (server != null) {
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException("PostgreSQL does not stop", e);
            }
        }
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    private static InputStream binaries(String system, String machine) throws IOException {
        InputStream found = EmbeddedPostgres.class.getResourceAsStream("/postgres-linux-x86_64.txz");
        if (found == null) {
            throw new IOException("no PostgreSQL for " + system + " on " + machine);
        }
        return found;
    }

    @Override
    public void close() {
        stop();
        try {
            Runtime.getRuntime().removeShutdownHook(stoppedWithUs);
        } catch (IllegalStateException ending) {
            return; // this JVM ends: the hook finds nothing to do
        }
    }
}
