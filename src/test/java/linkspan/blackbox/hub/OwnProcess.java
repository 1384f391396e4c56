package linkspan.blackbox.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One process that a history may strike and start again; it ends with this JVM. Safe for many threads. */
public final class OwnProcess implements AutoCloseable {
    private final String name;
    private final List<String> command;
    private final Map<String, String> environment;
    private final Path log;
    private final Thread endedWithUs = new Thread(this::kill);
    private volatile @Nullable Process process;

    /** @param log appended to at every start */
    public OwnProcess(String name, List<String> command, Map<String, String> environment, Path log) {
        this.name = name;
        this.command = List.copyOf(command);
        this.environment = Map.copyOf(environment);
        this.log = log;
        Runtime.getRuntime().addShutdownHook(endedWithUs);
    }

    public synchronized void start() {
        try {
            Files.createDirectories(log.getParent());
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment);
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be started", e);
        }
    }

    public boolean isAlive() {
        Process it = process;
        return it != null && it.isAlive();
    }

    public long pid() {
        Process it = process;
        if (it == null) {
            throw new IllegalStateException(name + " was never started");
        }
        return it.pid();
    }

    /** Exit code of what has ended, for people. */
    public String end() {
        Process it = process;
        return name + (it == null || it.isAlive() ? " runs" : " ended with " + it.exitValue()) + ", log " + log;
    }

    /** SIGKILL; returns when it is gone. */
    public synchronized void kill() {
        Process it = process;
        if (it != null) {
            it.destroyForcibly();
            await(it, 30);
        }
    }

    /** SIGTERM; returns whether it was gone in time. */
    public boolean terminate(int seconds) {
        Process it = process;
        if (it == null) {
            return true;
        }
        it.destroy();
        return await(it, seconds);
    }

    private static boolean await(Process process, int seconds) {
        try {
            return process.waitFor(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    public void pause() {
        signal("STOP");
    }

    public void resume() {
        signal("CONT");
    }

    private void signal(String word) {
        try {
            await(new ProcessBuilder("kill", "-" + word, Long.toString(pid())).start(), 5);
        } catch (IOException e) {
            throw new UncheckedIOException("kill cannot be run", e);
        }
    }

    @Override
    public void close() {
        kill();
        try {
            Runtime.getRuntime().removeShutdownHook(endedWithUs);
        } catch (IllegalStateException ending) {
            return; // this JVM ends: the hook finds nothing to do
        }
    }
}
