package linkspan.platform.database;

import java.util.concurrent.TimeUnit;

/** Whether the database answers, known without asking it: who wants to know is told at once, also while it hangs. */
public final class DatabaseWatch {
    private static final long SILENT_NANOS = TimeUnit.MILLISECONDS.toNanos(1_600);
    private static final long WAITED_NANOS = TimeUnit.MILLISECONDS.toNanos(1_000);
    private final Database database;
    private volatile long answeredAt = System.nanoTime();

    public DatabaseWatch(Database database) {
        this.database = database;
    }

    /** Asks; to be called a few times a second. Takes up to two seconds. */
    public void look() {
        if (database.answers()) {
            answeredAt = System.nanoTime();
        }
    }

    /** True when it has not answered for a second: whoever still waits for it waits in vain. */
    public boolean isSilent() {
        return System.nanoTime() - answeredAt >= WAITED_NANOS;
    }

    /** False when it has not answered for 1.6 s. */
    public boolean isUp() {
        return System.nanoTime() - answeredAt < SILENT_NANOS;
    }
}
