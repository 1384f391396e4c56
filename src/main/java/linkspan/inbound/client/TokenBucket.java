package linkspan.inbound.client;

import java.util.function.LongSupplier;

/**
 * At most so many a second on average and at once. One lock, a few nanoseconds; safe for many threads.
 *
 * <p>The classic token bucket: it holds {@code rate} tokens when full and fills continuously.
 */
public final class TokenBucket {
    private static final double SECOND = 1e9;
    private final double rate;
    private final LongSupplier nanos;
    private double tokens;
    private long last;

    /** Full at the start. {@code nanos} is a clock like {@link System#nanoTime}. */
    public TokenBucket(int rate, LongSupplier nanos) {
        if (rate < 1) {
            throw new IllegalArgumentException("rate " + rate);
        }
        this.rate = rate;
        this.nanos = nanos;
        this.tokens = rate;
        this.last = nanos.getAsLong();
    }

    /** False when the bucket is empty: nothing is taken. */
    public synchronized boolean take() {
        long now = nanos.getAsLong();
        tokens = Math.min(rate, tokens + (now - last) / SECOND * rate);
        last = now;
        if (tokens < 1) {
            return false;
        }
        tokens -= 1;
        return true;
    }
}
