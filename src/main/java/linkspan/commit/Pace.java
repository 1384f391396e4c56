package linkspan.commit;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * How a committer takes what is handed in.
 *
 * @param threads committing at the same time, at least 1; H2 takes one
 * @param gather how long a unit waits for others, zero for not at all. A sender waits for its answer, so its unit does not
 *     wait; the result of a delivery can, and on a machine that is not idle a commit for each costs more than the rest of
 *     the delivery
 */
public record Pace(int threads, Duration gather) {
    private static final Duration A_WHILE = Duration.ofMillis(10);
    /** So many waiting units are a group already. */
    private static final int ENOUGH = 64;

    public static Pace atOnce(int threads) {
        return new Pace(threads, Duration.ZERO);
    }

    public static Pace gathering(int threads) {
        return new Pace(threads, A_WHILE);
    }

    void gather(int waiting) {
        if (!gather.isZero() && waiting < ENOUGH) {
            LockSupport.parkNanos(gather.toNanos());
        }
    }
}
