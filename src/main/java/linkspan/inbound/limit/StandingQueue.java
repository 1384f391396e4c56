package linkspan.inbound.limit;

import java.time.Duration;

/**
 * Tells a burst from an overload by one question: has the queue been empty lately? A burst is done with, and then nobody
 * waits. A queue that stands for {@value #STANDS_MILLIS} ms does not come from a burst: more is asked for than can be done,
 * and to wait in it is in vain. It is over when for {@value #CALM_MILLIS} ms nobody had to be refused.
 *
 * <p>The idea is CoDel's (RFC 8289): how long a queue has been standing counts, not how long it is. Not safe for threads:
 * its user holds a lock. All times are nanoseconds of one clock like {@link System#nanoTime}.
 */
final class StandingQueue {
    static final int STANDS_MILLIS = 5_000;
    static final int CALM_MILLIS = 1_000;
    private static final long STANDS = Duration.ofMillis(STANDS_MILLIS).toNanos();
    private static final long CALM = Duration.ofMillis(CALM_MILLIS).toNanos();
    private long emptyAt;
    private long refusedAt;
    private boolean stands;

    StandingQueue(long now) {
        emptyAt = now;
        refusedAt = now;
    }

    /** Nobody waits at this moment. */
    void empty(long now) {
        emptyAt = now;
    }

    /** Somebody was sent away, after a wait or without one. */
    void refused(long now) {
        refusedAt = now;
    }

    /** True: whoever comes now meets more than can be done. */
    boolean stands(long now) {
        if (stands && now - refusedAt > CALM) {
            stands = false;
            emptyAt = now;
        } else if (!stands && now - emptyAt > STANDS) {
            stands = true;
            refusedAt = now;
        }
        return stands;
    }
}
