package linkspan.lab.process;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for a child by asking it forty times a second. */
final class Readiness {
    private static final long ASK_EVERY_NANOS = 25_000_000;

    private Readiness() {}

    /** Throws {@link ChildFailed} when the child ends, or is not ready in time. */
    static void await(Child child, Duration limit, BooleanSupplier ready) {
        long end = System.nanoTime() + limit.toNanos();
        while (!ready.getAsBoolean()) {
            if (!child.isAlive()) {
                throw child.failed("ended by itself");
            }
            if (System.nanoTime() > end || Thread.currentThread().isInterrupted()) {
                throw child.failed("is not ready after " + limit.toSeconds() + " s");
            }
            LockSupport.parkNanos(ASK_EVERY_NANOS);
        }
    }
}
