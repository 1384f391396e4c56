package linkspan.lab.process;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import linkspan.lab.client.Loopback;
import linkspan.platform.file.AgedFile;
import org.jspecify.annotations.Nullable;

/** A hub in a JVM of its own; the same ports and data at every start. Used by one thread. */
public final class HubChild implements AutoCloseable {
    /** The command of a hub as it is. */
    public static final String RUN = "run";

    /**
     * @param command that it runs
     * @param home folder of routes and mappings
     * @param data its own folder
     * @param environment settings and secrets
     * @param log appended to at every start
     * @param age by how much the data file is made older before every start (see {@link AgedFile})
     */
    public record Settings(
            String command,
            Path home,
            Path data,
            int port,
            int opsPort,
            Map<String, String> environment,
            List<String> jvmOptions,
            Path log,
            Duration age) {
        public Settings {
            environment = Map.copyOf(environment);
            jvmOptions = List.copyOf(jvmOptions);
        }
    }

    private final Loopback http = new Loopback();
    private final Settings settings;
    private @Nullable Child running;
    private long startedAt;

    public HubChild(Settings settings) {
        this.settings = settings;
    }

    public String url() {
        return "http://127.0.0.1:" + settings.port;
    }

    private String opsUrl() {
        return "http://127.0.0.1:" + settings.opsPort;
    }

    /** Asks the admin API, with the token of its data folder. */
    public JsonNode ask(String path) {
        return http.get(opsUrl() + path, token());
    }

    /** Tells the admin API, with the token of its data folder. */
    public JsonNode tell(String path, JsonNode body) {
        return http.post(opsUrl() + path, body, token());
    }

    private String token() {
        Path file = settings.data.resolve("ops.token");
        try {
            return "Bearer " + Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** Starts the process and returns at once. */
    public void start() {
        if (!settings.age.isZero()) {
            age();
        }
        startedAt = System.nanoTime();
        running = Child.start(new Child.Plan(
                "the hub",
                settings.jvmOptions,
                Child.Program.OURS,
                List.of(
                        settings.command,
                        "--port=" + settings.port,
                        "--ops-port=" + settings.opsPort,
                        "--data=" + settings.data,
                        "--home=" + settings.home),
                settings.environment,
                settings.log));
    }

    private void age() {
        Path file = settings.data.resolve("linkspan.mv.db");
        try {
            AgedFile.age(file, settings.age);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + file + " older", e);
        }
    }

    /** Returns how long it took from the start of the process until it was ready and the message port answered. */
    public Duration awaitReady() {
        child().awaitReady(() ->
                http.status(url() + "/").isPresent() && readiness().equals(OptionalInt.of(200)));
        return Duration.ofNanos(System.nanoTime() - startedAt);
    }

    /** Throws {@link ChildFailed} when it has ended by itself. */
    public void requireAlive() {
        if (!child().isAlive()) {
            throw child().failed("ended by itself");
        }
    }

    public boolean alive() {
        return child().isAlive();
    }

    /** {@code kill -9}; returns when it is gone. */
    public void kill() {
        child().kill();
        running = null;
    }

    /** SIGTERM; returns whether it ended within {@code limit}; then it can be started again. */
    public boolean terminate(Duration limit) throws InterruptedException {
        boolean ended = child().terminate(limit);
        if (ended) {
            running = null;
        }
        return ended;
    }

    /** SIGSTOP: it stays as it is, connections included, and does nothing. */
    public void pause() {
        child().signal("STOP");
    }

    /** SIGCONT. */
    public void resume() {
        child().signal("CONT");
    }

    /** Status of {@code /health/ready}, or nothing while nobody answers. */
    public OptionalInt readiness() {
        return http.status(opsUrl() + "/health/ready");
    }

    public long pid() {
        return child().pid();
    }

    private Child child() {
        Child child = running;
        if (child == null) {
            throw new IllegalStateException("the hub has not been started");
        }
        return child;
    }

    @Override
    public void close() {
        Child child = running;
        if (child != null) {
            child.kill();
        }
    }
}
