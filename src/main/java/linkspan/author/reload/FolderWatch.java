package linkspan.author.reload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells which files below some folders have changed, once nothing more has changed for a moment: files are copied one by
 * one. It looks ten times a second instead of asking to be told, because mounts of containers and networks tell nothing.
 */
final class FolderWatch implements AutoCloseable {
    /** How long nothing may change before a change counts as complete. */
    static final Duration QUIET = Duration.ofMillis(300);

    private static final Logger LOG = LoggerFactory.getLogger(FolderWatch.class);
    private static final long LOOK_EVERY_MS = 100;

    private record Stamp(FileTime modified, long size) {}

    private final List<Path> folders;
    private final CountDownLatch closing = new CountDownLatch(1);
    private @Nullable Thread thread;
    private Map<Path, Stamp> told;
    private Map<Path, Stamp> seen;
    private long seenAt = System.nanoTime();

    /** What is there now is known. */
    FolderWatch(List<Path> folders) {
        this.folders = List.copyOf(folders);
        this.told = stamps();
        this.seen = told;
    }

    /** From now on {@code listener} is told, on a thread of its own. */
    void start(Consumer<Set<Path>> listener) {
        Thread watching = new Thread(() -> run(listener), "linkspan-reload");
        thread = watching;
        watching.start();
    }

    private void run(Consumer<Set<Path>> listener) {
        try {
            while (!closing.await(LOOK_EVERY_MS, TimeUnit.MILLISECONDS)) {
                look(listener);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(Consumer<Set<Path>> listener) {
        try {
            Map<Path, Stamp> now = stamps();
            if (!now.equals(seen)) {
                seen = now;
                seenAt = System.nanoTime();
                return;
            }
            if (seen.equals(told) || System.nanoTime() - seenAt < QUIET.toNanos()) {
                return;
            }
            Set<Path> changed = changed(told, seen);
            told = seen;
            listener.accept(changed);
        } catch (UncheckedIOException e) {
            LOG.debug("a folder changes under our eyes, looking again", e);
        } catch (RuntimeException e) {
            LOG.error("reload failed, what ran before keeps running", e);
        }
    }

    private static Set<Path> changed(Map<Path, Stamp> before, Map<Path, Stamp> after) {
        Set<Path> all = new HashSet<>(before.keySet());
        all.addAll(after.keySet());
        all.removeIf(file -> Objects.equals(before.get(file), after.get(file)));
        return all;
    }

    private Map<Path, Stamp> stamps() {
        Map<Path, Stamp> stamps = new HashMap<>();
        for (Path folder : folders) {
            try {
                Files.walkFileTree(folder, new Stamps(stamps));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return stamps;
    }

    /** Files that editors keep beside what they edit do not count. */
    private static final class Stamps extends SimpleFileVisitor<Path> {
        private final Map<Path, Stamp> stamps;

        Stamps(Map<Path, Stamp> stamps) {
            this.stamps = stamps;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String name = file.getFileName().toString();
            if (!name.startsWith(".") && !name.endsWith("~")) {
                stamps.put(file, new Stamp(attributes.lastModifiedTime(), attributes.size()));
            }
            return FileVisitResult.CONTINUE;
        }
    }

    /** Returns when the listener has done with what it was told last. */
    @Override
    public void close() {
        closing.countDown();
        Thread watching = thread;
        if (watching == null) {
            return;
        }
        try {
            watching.join(TimeUnit.SECONDS.toMillis(60));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
