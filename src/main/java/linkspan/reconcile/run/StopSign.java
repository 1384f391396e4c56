package linkspan.reconcile.run;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Tells runs that the hub stops: they put down what they have at their checkpoint. */
public final class StopSign {
    private final CountDownLatch raised = new CountDownLatch(1);

    /** The hub stops. */
    public static final class Stopped extends RuntimeException {
        Stopped() {
            super("the hub stops; the run goes on when it is back", null, false, false);
        }
    }

    public void raise() {
        raised.countDown();
    }

    /** Throws {@link Stopped} when it is raised. */
    public void heed() {
        if (raised.getCount() == 0) {
            throw new Stopped();
        }
    }

    /** Waits; throws {@link Stopped} as soon as it is raised. */
    public void pause(Duration time) {
        try {
            if (raised.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Stopped();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Stopped();
        }
    }
}
