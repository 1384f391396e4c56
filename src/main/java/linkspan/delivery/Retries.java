package linkspan.delivery;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import linkspan.delivery.position.PendingStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks for parked keys that are due: every 200 ms, and at once when somebody replays. */
public final class Retries implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Retries.class);
    private static final long LOOK_EVERY_MS = 200;
    private final Deliveries deliveries;
    private final PendingStore pending;
    private final Semaphore wake = new Semaphore(0);
    private final Thread thread = new Thread(this::run, "linkspan-retries");
    private volatile boolean stopping;

    public Retries(Deliveries deliveries, PendingStore pending) {
        this.deliveries = deliveries;
        this.pending = pending;
    }

    public void start() {
        thread.start();
    }

    public void wake() {
        wake.release();
    }

    private void run() {
        while (!stopping) {
            try {
                if (pending.anyDue()) {
                    deliveries.all().forEach(SystemDelivery::retryDue);
                }
            } catch (RuntimeException e) {
                LOG.warn("parked keys cannot be looked at: {}", e.getMessage());
            }
            try {
                wake.tryAcquire(LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
                wake.drainPermits();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Takes nothing more; deliveries in flight end by themselves. */
    @Override
    public void close() {
        stopping = true;
        wake.release();
        try {
            thread.join(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
