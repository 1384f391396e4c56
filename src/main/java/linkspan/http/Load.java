package linkspan.http;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What the port has taken on and not yet answered; bounds the workers and the heap. */
final class Load {
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicLong held = new AtomicLong();
    private final int maxInFlight;
    private final long maxHeld;

    Load(int maxInFlight, long maxHeld) {
        this.maxInFlight = maxInFlight;
        this.maxHeld = maxHeld;
    }

    boolean isFull() {
        return inFlight.get() >= maxInFlight;
    }

    /** False when there is no room; otherwise {@link #leave} must follow. */
    boolean enter() {
        if (inFlight.incrementAndGet() <= maxInFlight) {
            return true;
        }
        inFlight.decrementAndGet();
        return false;
    }

    void leave() {
        inFlight.decrementAndGet();
    }

    /** Accounts for bytes of a body as they arrive; false when there is no room, {@link #release} must follow either way. */
    boolean hold(long bytes) {
        return held.addAndGet(bytes) <= maxHeld;
    }

    void release(long bytes) {
        held.addAndGet(-bytes);
    }

    int inFlight() {
        return inFlight.get();
    }
}
