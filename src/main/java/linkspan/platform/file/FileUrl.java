package linkspan.platform.file;

import java.nio.file.Path;
import org.h2.store.fs.FilePath;

/** Where and how H2 opens the file of a data folder. */
public final class FileUrl {
    /**
     * {@code WRITE_DELAY=0}: with H2's default a {@code kill -9} loses the commits of the last half second. {@code
     * MAX_COMPACT_TIME=0}: an orderly end is quick. The rest has no say in what survives.
     */
    public static final String OPTIONS =
            ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;WRITE_DELAY=0;LOCK_TIMEOUT=2000;DB_CLOSE_ON_EXIT=FALSE"
                    + ";MAX_COMPACT_TIME=0;CACHE_SIZE=32768";

    private FileUrl() {}

    /** Opens {@code folder/linkspan.mv.db} so that every commit that returned survives the death of the process. */
    public static String of(Path folder, Room room) {
        FilePath.register(new NewestFirstPath(scheme(file(folder)), room));
        return ofOpen(folder);
    }

    /** The same for a folder that this process has opened already. */
    public static String ofOpen(Path folder) {
        Path file = file(folder);
        return "jdbc:h2:" + scheme(file) + ":" + file + OPTIONS;
    }

    private static Path file(Path folder) {
        return folder.toAbsolutePath().normalize().resolve("linkspan");
    }

    private static String scheme(Path file) {
        return "linkspan-" + Integer.toHexString(file.hashCode());
    }
}
