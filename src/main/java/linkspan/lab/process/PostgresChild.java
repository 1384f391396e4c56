package linkspan.lab.process;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import linkspan.platform.broker.LowPort;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server of processes of its own; the same port and data at every start. It is stopped, and its data are
 * deleted, by {@link #close} or when this JVM ends, {@code kill -9} aside. Used by one thread.
 */
public final class PostgresChild implements AutoCloseable {
    public static final String USER = "postgres";
    /** Whoever reaches its port is trusted; clients must send one all the same. */
    public static final String PASSWORD = "postgres";

    private static final Duration LONGEST_START = Duration.ofMinutes(3);
    private final Path data;
    private final Path log;
    private final int port;
    private final Thread stoppedWithUs = new Thread(this::stopAndDelete, "stop-postgresql");
    private @Nullable EmbeddedPostgres running;

    /** Starts and returns when it answers. {@code data}: made when missing, deleted in the end. */
    public PostgresChild(Path data, Path log) {
        this.data = data;
        this.log = log;
        this.port = LowPort.free(new Random());
        Runtime.getRuntime().addShutdownHook(stoppedWithUs);
        start();
    }

    /** Returns when it answers. */
    public synchronized void start() {
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            ProcessBuilder.Redirect said = ProcessBuilder.Redirect.appendTo(log.toFile());
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                    .setPgBinaryResolver(PostgresChild::binaries)
                    .setPort(port)
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPGStartupWait(LONGEST_START)
                    .setOutputRedirector(said)
                    .setErrorRedirector(said);
            settings().forEach(builder::setServerConfig);
            running = builder.start();
        } catch (IOException | RuntimeException e) {
            throw new ChildFailed("PostgreSQL does not start: " + e + "; its log is " + log);
        }
    }

    /** The embedded build switches off what makes a commit survive: it is switched on again by name. */
    private static Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("fsync", "on");
        settings.put("synchronous_commit", "on");
        settings.put("full_page_writes", "on");
        settings.put("max_connections", "200");
        settings.put("shared_buffers", "512MB");
        settings.put("wal_buffers", "16MB");
        settings.put("max_wal_size", "4GB");
        settings.put("checkpoint_timeout", "15min");
        settings.put("log_min_messages", "warning");
        return settings;
    }

    /** What is on, asked of the server itself: name to value, as {@code show} says. */
    public Map<String, String> durability() {
        return DurabilityStore.read(url(), USER, PASSWORD);
    }

    /** How much it has written so far. */
    public WrittenBytes written() {
        return WrittenBytesStore.read(url(), USER, PASSWORD);
    }

    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    /** Of the process that is the parent of all its others. */
    public long pid() {
        Path file = data.resolve("postmaster.pid");
        try {
            return Long.parseLong(Files.readAllLines(file).get(0).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** Ends every connection; returns when it is gone. */
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

    @Override
    public void close() {
        stopAndDelete();
        try {
            Runtime.getRuntime().removeShutdownHook(stoppedWithUs);
        } catch (IllegalStateException ending) {
            return; // this JVM is ending: the hook finds nothing to do
        }
    }

    private void stopAndDelete() {
        stop();
        if (!Files.exists(data)) {
            return;
        }
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + data, e);
        }
    }

    /** The library's own way refuses a class path that has the binaries twice, as a jar with its libraries beside it has. */
    private static InputStream binaries(String system, String machine) throws IOException {
        String name = "/postgres-" + system.toLowerCase(Locale.ROOT) + "-" + machine + ".txz";
        InputStream found = PostgresChild.class.getResourceAsStream(name);
        if (found == null) {
            throw new IOException("no PostgreSQL for this machine: " + name);
        }
        return found;
    }
}
