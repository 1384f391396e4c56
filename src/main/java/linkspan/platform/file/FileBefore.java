package linkspan.platform.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file of a data folder as it was before its tables were changed. H2 commits each change of a table by itself: a
 * process that ends amid a migration leaves half of it, on which the same migration would fail at every start (ADR 0045).
 * All methods want a closed file but {@link #forget}, and throw {@link UncheckedIOException}.
 */
public final class FileBefore {
    private static final Logger LOG = LoggerFactory.getLogger(FileBefore.class);
    private final Path file;
    private final Path copy;
    private final Path part;

    /** @param folder of the file, which may be missing */
    public FileBefore(Path folder) {
        file = folder.toAbsolutePath().normalize().resolve("linkspan.mv.db");
        copy = file.resolveSibling("linkspan.mv.db.before");
        part = file.resolveSibling("linkspan.mv.db.before.part");
    }

    /** True: there is a file that may have to be kept. */
    public boolean isThere() {
        return Files.exists(file);
    }

    /** Keeps the file as it is now, an empty copy where there is none. */
    public void keep() {
        try {
            Files.createDirectories(file.getParent());
            if (isThere()) {
                Files.copy(file, part, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
            } else {
                Files.write(part, new byte[0]);
            }
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(part, copy, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    file + " cannot be copied, which is done before its tables are changed; is there room for a second"
                            + " one beside it?",
                    e);
        }
    }

    /** Puts the file back as a start has found it that did not come to {@link #forget}; does nothing after one that did. */
    public void restore() {
        try {
            Files.deleteIfExists(part);
            if (!Files.exists(copy)) {
                return;
            }
            LOG.warn("a start ended while it changed tables: {} is put back as it was before", file);
            if (Files.size(copy) > 0) {
                Files.move(copy, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } else {
                Files.deleteIfExists(file);
                Files.delete(copy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(copy + " cannot be put back as " + file.getFileName(), e);
        }
    }

    /** The tables are as they shall be. Returns when no crash brings the copy back: it would undo what is stored from now on. */
    public void forget() {
        try {
            if (Files.deleteIfExists(copy)
                    && file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                try (FileChannel folder = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
                    folder.force(true);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(copy + " cannot be deleted", e);
        }
    }
}
