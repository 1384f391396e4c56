package linkspan.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import linkspan.simulation.time.Scheduler;

/**
 * Plays many histories side by side. Each has one thread at work at any time and hands the turn from thread to thread: waiting for
 * that takes longer than all the rest, so a processor has room for several.
 *
 * @param broken the lowest seed whose history shows what must not be
 * @param played how many histories were played
 * @param steps of all of them
 */
record ManyHistories(OptionalLong broken, long played, long steps) {
    /** As many as keep the processors busy. */
    static final int SIDE_BY_SIDE = 4 * Runtime.getRuntime().availableProcessors();

    /** Plays a seed after the other until one breaks a promise, or until there are no more. */
    static ManyHistories play(long from, long most, Bug bug, int sideBySide) {
        AtomicLong next = new AtomicLong(from);
        AtomicLong end = new AtomicLong(from + most);
        AtomicLong broken = new AtomicLong(Long.MAX_VALUE);
        AtomicLong played = new AtomicLong();
        AtomicLong steps = new AtomicLong();
        ExecutorService threads = Executors.newFixedThreadPool(sideBySide);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < sideBySide; i++) {
                all.add(threads.submit(() -> {
                    try (Scheduler scheduler = new Scheduler()) {
                        for (long seed = next.getAndIncrement(); seed < end.get(); seed = next.getAndIncrement()) {
                            History.Verdict verdict = History.play(scheduler, seed, bug, false);
                            played.incrementAndGet();
                            steps.addAndGet(verdict.steps());
                            if (!verdict.violations().isEmpty()) { // lower seeds are under way
                                broken.accumulateAndGet(seed, Math::min);
                                end.accumulateAndGet(seed, Math::min);
                            }
                        }
                    }
                }));
            }
            for (Future<?> each : all) {
                each.get();
            }
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            threads.shutdownNow();
        }
        long lowest = broken.get();
        return new ManyHistories(
                lowest == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(lowest), played.get(), steps.get());
    }
}
