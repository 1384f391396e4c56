package linkspan.http;

import java.util.concurrent.atomic.AtomicInteger;

/** What the port has taken on and not yet answered; bounds the workers. */
final class Load {
    private final AtomicInteger inFlight = new AtomicInteger();
    private final int maxInFlight;

    Load(int maxInFlight) {
        this.maxInFlight = maxInFlight;
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

    int inFlight() {
        return inFlight.get();
    }
}
