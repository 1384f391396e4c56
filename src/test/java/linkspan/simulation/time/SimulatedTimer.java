package linkspan.simulation.time;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A process's timer and pool of threads: what is handed in runs a little later. */
public final class SimulatedTimer extends AbstractExecutorService implements ScheduledExecutorService {
    private static final int SOON_MICROS = 800;
    private final Scheduler scheduler;
    private final Process process;

    public SimulatedTimer(Scheduler scheduler, Process process) {
        this.scheduler = scheduler;
        this.process = process;
    }

    @Override
    public void execute(Runnable task) {
        scheduler.after(scheduler.random().nextInt(SOON_MICROS), process, task);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        scheduler.after(unit.toMicros(delay) + scheduler.random().nextInt(SOON_MICROS), process, task);
        return NEVER_ASKED;
    }

    @Override
    public boolean isShutdown() {
        return process.isDead();
    }

    @Override
    public boolean isTerminated() {
        return process.isDead();
    }

    @Override
    public void shutdown() {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Runnable> shutdownNow() {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> task, long delay, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, long first, long period, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, long first, long delay, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    private static final ScheduledFuture<?> NEVER_ASKED = new ScheduledFuture<Object>() {
        @Override
        public long getDelay(TimeUnit unit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int compareTo(Delayed other) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean cancel(boolean interrupting) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isCancelled() {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isDone() {
            throw new UnsupportedOperationException();
        }

        @Override
        public @Nullable Object get() {
            throw new UnsupportedOperationException();
        }

        @Override
        public @Nullable Object get(long timeout, TimeUnit unit) {
            throw new UnsupportedOperationException();
        }
    };
}
