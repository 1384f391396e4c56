package linkspan.platform.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import linkspan.platform.system.ConfigurationError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an embedded hub keeps free on the disk of its data folder. Below the reserve nothing new is accepted; below a
 * quarter of it no commit makes the database longer, so that each waits where it is and the broker can write on; below an
 * eighth a file of a quarter is given up, which other programs could not take. All of it ends by itself when there is room.
 * Any thread.
 */
public final class DiskRoom implements Room {
    private static final Logger LOG = LoggerFactory.getLogger(DiskRoom.class);
    private static final String VARIABLE = "LINKSPAN_DISK_RESERVE";
    private static final long LOOK_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int MIB = 1 << 20;

    private final LongSupplier usable;
    private final long reserve;
    private final Path ballast;
    private long lookedAt;
    private long free = Long.MAX_VALUE;
    private boolean low;
    private volatile boolean closing;

    /** @param usable bytes that are free, @param ballast the file that is given up */
    DiskRoom(LongSupplier usable, long reserve, Path ballast) {
        this.usable = usable;
        this.reserve = reserve;
        this.ballast = ballast;
        look();
    }

    /** Of {@code LINKSPAN_DISK_RESERVE} in MiB; 256. The folder must be there. */
    public static DiskRoom of(Map<String, String> environment, Path folder) {
        String mebibytes = environment.getOrDefault(VARIABLE, "256");
        if (!mebibytes.matches("[1-9]\\d{0,5}") || Integer.parseInt(mebibytes) < 4) {
            throw new ConfigurationError(VARIABLE + " must be 4 to 999999 (MiB), is '" + mebibytes + "'");
        }
        return new DiskRoom(() -> usable(folder), Long.parseLong(mebibytes) * MIB, folder.resolve("disk-reserve"));
    }

    /** Never low. */
    public static DiskRoom endless() {
        return new DiskRoom(() -> Long.MAX_VALUE, 0, Path.of(""));
    }

    private static long usable(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot ask how much is free at " + folder, e);
        }
    }

    /** True while nothing new may be accepted. */
    public synchronized boolean isLow() {
        look();
        return low;
    }

    /** For operators. */
    public synchronized String reason() {
        return free / MIB + " MiB are free on the disk of the data folder, " + reserve / MIB + " MiB (" + VARIABLE
                + ") are kept: nothing new is accepted until " + enough() / MIB + " MiB are free";
    }

    private long enough() {
        return reserve + reserve / 4;
    }

    private void look() {
        long now = System.nanoTime();
        if (free != Long.MAX_VALUE && now - lookedAt < LOOK_EVERY_NANOS) {
            return;
        }
        lookedAt = now;
        free = usable.getAsLong();
        if (reserve > 0) {
            trim();
        }
        boolean before = low;
        low = free < (low ? enough() : reserve);
        if (low && !before) {
            LOG.error("nothing new is accepted: {}", reason());
        } else if (before && !low) {
            LOG.warn("accepting again: {} MiB are free", free / MIB);
        }
    }

    private void trim() {
        try {
            if (free < reserve / 8 && Files.deleteIfExists(ballast)) {
                LOG.error("gave up {} of {} MiB", ballast, reserve / 4 / MIB);
            } else if (free > 2 * reserve && !Files.exists(ballast)) {
                fill();
            }
        } catch (IOException e) {
            LOG.warn("{} cannot be kept: {}", ballast, e.toString());
        }
    }

    private void fill() throws IOException {
        try (FileChannel file = FileChannel.open(ballast, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (long written = 0; written < reserve / 4; written += MIB) {
                file.write(ByteBuffer.allocate(MIB), written);
            }
        }
    }

    @Override
    public void await() {
        while (!closing && mustWait()) {
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
        }
    }

    private synchronized boolean mustWait() {
        look();
        return free < reserve / 4;
    }

    /** What still waits is let go: the reserve is for an orderly end, too. */
    @Override
    public void close() {
        closing = true;
    }
}
