package linkspan.mapping.run;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The steps and the time that one run of a mapping may take, on the thread that runs it. Time is the thread's own on the
 * processor, so that a loaded machine fails nothing. What has none open costs nothing: {@link #step} counts for nobody.
 */
public final class Budget implements AutoCloseable {
    /** Rounds of loops, calls of functions and templates, characters a pattern looks at. */
    public static final long MOST_STEPS = 20_000_000;

    public static final long MOST_SECONDS = 5;

    /** A run has used up its budget. */
    public static final class Spent extends RuntimeException {
        private Spent() {
            super(
                    "takes more than " + MOST_STEPS + " steps or " + MOST_SECONDS
                            + " s of work: a loop or a pattern without end?",
                    null,
                    false,
                    false);
        }

        /** The run whose innards reported this, however deep they wrapped it; null for another failure. */
        public static @Nullable Spent in(Throwable failure) {
            Throwable cause = failure;
            for (int depth = 0; cause != null && depth < 50; depth++) {
                if (cause instanceof Spent spent) {
                    return spent;
                }
                cause = cause.getCause();
            }
            return null;
        }
    }

    private static final ThreadLocal<@Nullable Budget> RUNNING = new ThreadLocal<>();
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final long LOOK_EVERY = 4_096;
    private final LongSupplier nanos;
    private final long mostSteps;
    private final @Nullable Budget outer;
    private long steps;
    private long end;

    private Budget(LongSupplier nanos, long mostSteps, @Nullable Budget outer) {
        this.nanos = nanos;
        this.mostSteps = mostSteps;
        this.outer = outer;
    }

    /** Until it is closed, on this thread; a run inside another has as many steps as that one had. */
    public static Budget open() {
        return open(THREADS.isCurrentThreadCpuTimeSupported() ? THREADS::getCurrentThreadCpuTime : System::nanoTime);
    }

    static Budget open(LongSupplier nanos) {
        Budget outer = RUNNING.get();
        return open(nanos, outer == null ? MOST_STEPS : outer.mostSteps);
    }

    /** With fewer steps, so that a test need not wait until {@value #MOST_STEPS} are taken. */
    static Budget open(LongSupplier nanos, long mostSteps) {
        Budget budget = new Budget(nanos, mostSteps, RUNNING.get());
        RUNNING.set(budget);
        return budget;
    }

    /** One more; throws {@link Spent}, and again at every further one. */
    public static void step() {
        Budget running = RUNNING.get();
        if (running != null) {
            running.take();
        }
    }

    private void take() {
        steps++;
        if (steps > mostSteps || steps % LOOK_EVERY == 0 && isLate()) {
            steps = mostSteps;
            throw new Spent();
        }
    }

    /** The time begins at the first look: a thread's own clock costs more than a short run, and those never look. */
    private boolean isLate() {
        long now = nanos.getAsLong();
        if (steps == LOOK_EVERY) {
            end = now + MOST_SECONDS * 1_000_000_000L;
        }
        return now > end;
    }

    @Override
    public void close() {
        if (outer == null) {
            RUNNING.remove();
        } else {
            RUNNING.set(outer);
        }
    }
}
