package linkspan.inbound.limit;

import java.util.function.LongSupplier;

/**
 * A quota as it is used: never more than its calls in any window of its length. Time is counted in {@value #SLOTS} slots
 * a window, so that a call counts for at most that part of the window longer than it should. Safe for many threads.
 */
final class SlidingWindow {
    static final int SLOTS = 60;
    private final Quota quota;
    private final LongSupplier nanos;
    private final long slotNanos;
    private final long begun;
    private final long[] taken = new long[SLOTS + 1];
    private long slot;
    private long sum;

    /** {@code nanos} is a clock like {@link System#nanoTime}. */
    SlidingWindow(Quota quota, LongSupplier nanos) {
        this.quota = quota;
        this.nanos = nanos;
        this.slotNanos = quota.window().toNanos() / SLOTS;
        this.begun = nanos.getAsLong();
    }

    /** How many calls are left after this one; -1 when there was none left, and nothing is counted. */
    synchronized long take() {
        turn();
        if (sum >= quota.calls()) {
            return -1;
        }
        taken[index(slot)]++;
        sum++;
        return quota.calls() - sum;
    }

    /** Until the oldest call that counts does not any more, in seconds, at least 1. */
    synchronized long secondsToNext() {
        turn();
        for (long old = slot - SLOTS; old <= slot; old++) {
            if (old >= 0 && taken[index(old)] > 0) {
                long left = (old + SLOTS + 1) * slotNanos - (nanos.getAsLong() - begun);
                return Math.max(1, (left + 999_999_999L) / 1_000_000_000L);
            }
        }
        return 1;
    }

    private void turn() {
        long now = (nanos.getAsLong() - begun) / slotNanos;
        long steps = Math.min(now - slot, taken.length);
        for (long i = 1; i <= steps; i++) {
            int next = index(now - steps + i);
            sum -= taken[next];
            taken[next] = 0;
        }
        slot = Math.max(slot, now);
    }

    private int index(long number) {
        return (int) (number % taken.length);
    }
}
