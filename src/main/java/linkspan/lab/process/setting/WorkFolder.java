package linkspan.lab.process.setting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import linkspan.platform.infrastructure.PrivateFiles;
import org.jspecify.annotations.Nullable;

/** An empty folder for one run, which nobody else may enter. A temporary one is deleted when the run was fine; what went wrong can be looked at. */
public final class WorkFolder implements AutoCloseable {
    private final Path path;
    private final boolean temporary;
    private boolean fine;

    private WorkFolder(Path path, boolean temporary) {
        this.path = path.toAbsolutePath().normalize();
        this.temporary = temporary;
    }

    /**
     * The named folder, or a temporary one.
     *
     * @throws IllegalArgumentException when it is not empty or cannot be used
     */
    public static WorkFolder open(@Nullable Path named, String prefix) {
        try {
            if (named == null) {
                return new WorkFolder(Files.createTempDirectory(prefix), true);
            }
            try (Stream<Path> files = Files.list(Files.createDirectories(named))) {
                if (files.findAny().isPresent()) {
                    throw new IllegalArgumentException(named + " is not empty; journals and ledgers start empty");
                }
            }
            PrivateFiles.closeFolder(named);
            return new WorkFolder(named, false);
        } catch (IOException e) {
            throw new IllegalArgumentException(named + " cannot be used: " + e.getMessage(), e);
        }
    }

    public Path path() {
        return path;
    }

    /** The run was fine: nobody will want to look. */
    public void fine() {
        fine = true;
    }

    /** Where the logs are, for people; empty when they will be deleted. */
    public String whereToLook() {
        return temporary && fine ? "" : "logs and ledgers are in " + path;
    }

    @Override
    public void close() {
        if (!temporary || !fine) {
            return;
        }
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + path, e);
        }
    }
}
