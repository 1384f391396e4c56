package linkspan.platform.infrastructure;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import linkspan.platform.system.ConfigurationError;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder of one hub: locked while it runs, and closed to other users of the machine. */
public final class DataFolder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DataFolder.class);
    private static final String LOCK = "linkspan.lock";

    /** What a hub puts there; the rest is somebody else's, and stays as it is. */
    private static final Set<String> OURS = Set.of(
            LOCK,
            "linkspan.mv.db",
            "linkspan.mv.db.before",
            "linkspan.mv.db.before.part",
            "linkspan.trace.db",
            "secrets.properties",
            "ops.token",
            "kafka",
            "sandbox",
            "disk-reserve");

    private final Path folder;
    private final FileChannel channel;

    private DataFolder(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /** Made where it is missing; what others could read in it is closed to them. */
    public static DataFolder lock(Path folder) {
        try {
            Files.createDirectories(folder);
            FileChannel channel =
                    FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw new ConfigurationError(folder + ": in use by another hub; choose another folder with --data");
            }
            DataFolder locked = new DataFolder(folder, channel);
            locked.hide();
            return locked;
        } catch (IOException e) {
            throw new ConfigurationError(folder + ": cannot be used as --data: " + e.getMessage());
        }
    }

    /** Also what was made since: a JVM cannot set its umask. The folder itself, unless others have files there. */
    private void hide() throws IOException {
        List<Path> ours;
        boolean shared;
        try (Stream<Path> content = Files.list(folder)) {
            List<Path> all = content.toList();
            ours = all.stream()
                    .filter(each -> OURS.contains(each.getFileName().toString()))
                    .toList();
            shared = ours.size() < all.size();
        }
        if (shared) {
            LOG.warn("{} holds other files than a hub's and is not closed to other users", folder);
        } else {
            PrivateFiles.closeFolder(folder);
        }
        ours.forEach(PrivateFiles::closeAll);
    }

    /** Closes what was made since; to be called now and then. */
    public void hideNew() {
        try (Stream<Path> content = Files.list(folder)) {
            content.filter(each -> OURS.contains(each.getFileName().toString())).forEach(PrivateFiles::closeAll);
        } catch (IOException e) {
            LOG.warn("{} cannot be looked at: {}", folder, e.toString());
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // held by this very JVM
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
