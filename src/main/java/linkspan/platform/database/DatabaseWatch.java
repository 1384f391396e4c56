package linkspan.platform.database;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Whether the database answers, known without asking it: who wants to know is told at once, also while it hangs. */
public final class DatabaseWatch {
    private static final long SILENT_NANOS = TimeUnit.MILLISECONDS.toNanos(1_600);
    private static final long WAITED_NANOS = TimeUnit.MILLISECONDS.toNanos(1_000);
    /** It may have fallen silent right after its last answer; longer ago nobody asked. */
    private static final long RHYTHM_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

    private final Database database;
    private final AtomicLong unansweredSince = new AtomicLong();
    private volatile long answeredAt = System.nanoTime();

    public DatabaseWatch(Database database) {
        this.database = database;
    }

    /** Asks; to be called a few times a second. Takes up to two seconds. */
    public void look() {
        long now = System.nanoTime();
        unansweredSince.compareAndSet(0, (now - Math.min(now - answeredAt, RHYTHM_NANOS)) | 1);
        if (database.answers()) {
            answeredAt = System.nanoTime();
            unansweredSince.set(0);
        }
    }

    /** True when it was asked a second ago and has not answered since: whoever still waits for it waits in vain. */
    public boolean isSilent() {
        return unanswered() >= WAITED_NANOS;
    }

    /** False when it was asked 1.6 s ago and has not answered since. */
    public boolean isUp() {
        return unanswered() < SILENT_NANOS;
    }

    /** Nobody asked is no silence: on a busy machine the next question may come late. */
    private long unanswered() {
        long since = unansweredSince.get();
        return since == 0 ? 0 : System.nanoTime() - since;
    }
}
