package linkspan.platform.infrastructure;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs jobs with a pause between their runs; a job may take its time, one that fails is run again. */
public final class Upkeep implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
    /** A long one (deleting what is old) beside the short ones. */
    private static final int THREADS = 3;

    private final ScheduledExecutorService threads =
            Executors.newScheduledThreadPool(THREADS, task -> new Thread(task, "linkspan-upkeep"));

    /** First after one pause. */
    public void every(Duration pause, String what, Runnable job) {
        ScheduledFuture<?> running = threads.scheduleWithFixedDelay(
                () -> guarded(what, job), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
        if (running.isCancelled()) {
            LOG.debug("stopping, not begun: {}", what);
        }
    }

    private static void guarded(String what, Runnable job) {
        try {
            job.run();
        } catch (RuntimeException | Error e) {
            LOG.warn("{} failed, is tried again: {}", what, e.toString());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
