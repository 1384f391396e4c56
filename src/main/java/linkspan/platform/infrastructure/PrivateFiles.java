package linkspan.platform.infrastructure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Folders that nobody else may enter and files that nobody else may read, whatever the umask. A JVM cannot set its umask:
 * what Kafka makes later is closed when it is looked at again, and the folder above it is closed all the time.
 */
public final class PrivateFiles {
    private static final Logger LOG = LoggerFactory.getLogger(PrivateFiles.class);
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

    private PrivateFiles() {}

    /** It and everything in it; links are not followed. */
    public static void closeAll(Path path) {
        try {
            if (hasPermissions(path)) {
                Files.walkFileTree(path, new Closing());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be made private", e);
        }
    }

    /** Not what is in it. */
    public static void closeFolder(Path folder) throws IOException {
        if (hasPermissions(folder)) {
            Closing.close(folder, FOLDER);
        }
    }

    private static boolean hasPermissions(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static final class Closing extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
            close(folder, FOLDER);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (attributes.isRegularFile()) {
                close(file, FILE);
            }
            return FileVisitResult.CONTINUE;
        }

        /** Kafka deletes and renames while this looks. */
        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw e;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) {
            return FileVisitResult.CONTINUE;
        }

        private static void close(Path path, Set<PosixFilePermission> wanted) throws IOException {
            try {
                if (!wanted.containsAll(
                        Files.readAttributes(path, PosixFileAttributes.class).permissions())) {
                    Files.setPosixFilePermissions(path, wanted);
                }
            } catch (NoSuchFileException gone) {
                LOG.debug("gone meanwhile: {}", path);
            }
        }
    }
}
