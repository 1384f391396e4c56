package linkspan.commit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Group commit: each thread takes what queued up while the last transaction ran. A lone unit is written at once, or as
 * soon as its {@link Pace} lets it; a hundred waiting ones cost one commit.
 */
public final class Committer implements SealedUnit.Writer, AutoCloseable {
    /** Told once, on a committer's thread: be quick. */
    public interface Callback {
        void committed(UnitInCommit unit);

        void failed(CommitFailed failure);
    }

    private static final Logger LOG = LoggerFactory.getLogger(Committer.class);
    private static final int MAX_GROUP = 256;
    private static final long LOOK_FOR_LATE_MS = 100;
    private static final long FOR_EVER = TimeUnit.DAYS.toNanos(365);
    private static final Callback NOBODY = new Callback() {
        @Override
        public void committed(UnitInCommit unit) {}

        @Override
        public void failed(CommitFailed failure) {}
    };
    private static final Job STOP = new Job(List.of(SealedUnit.of("stop")), NOBODY, 0);
    private final BlockingQueue<Job> queue = new LinkedBlockingQueue<>();
    private final Set<Job> impatient = ConcurrentHashMap.newKeySet();
    private final List<Thread> threads = new ArrayList<>();
    private final Thread watch = new Thread(this::tellLate, "linkspan-commit-watch");
    private final Groups groups;
    private final Pace pace;
    private volatile boolean closed;

    /** {@code afterGroup} is called after each commit, for instance to wake the relay. */
    public Committer(GroupStore store, Pace pace, Consumer<List<UnitInCommit>> afterGroup) {
        this.groups = new Groups(store, afterGroup, Groups.APART);
        this.pace = pace;
        for (int i = 0; i < pace.threads(); i++) {
            Thread thread = new Thread(this::run, "linkspan-commit-" + i);
            threads.add(thread);
            thread.start();
        }
        watch.setDaemon(true);
        watch.start();
    }

    /** The callers bound how many wait: requests in flight, and outcomes that lanes let wait. */
    @Override
    public void commit(SealedUnit unit, Callback callback) {
        commit(List.of(unit), callback);
    }

    /** Several in one transaction, in this order: all are written, or none is. The callback is told of the first. */
    public void commit(List<SealedUnit> units, Callback callback) {
        add(new Job(units, callback, System.nanoTime() + FOR_EVER));
    }

    /** The same for a caller that cannot wait: when the database hangs, it is told in time that the outcome is unknown. */
    public void commit(SealedUnit unit, Duration patience, Callback callback) {
        Job job = new Job(List.of(unit), callback, System.nanoTime() + patience.toNanos());
        impatient.add(job);
        add(job);
    }

    private void add(Job job) {
        if (closed) {
            job.failed(new CommitFailed("stopping", CommitFailed.Fate.ROLLED_BACK, null));
            return;
        }
        queue.add(job);
    }

    private void run() {
        List<Job> group = new ArrayList<>();
        while (true) {
            group.clear();
            try {
                group.add(queue.take());
            } catch (InterruptedException e) {
                continue; // never in the middle of a write: H2 closes its file when its thread is interrupted
            }
            pace.gather(queue.size());
            queue.drainTo(group, MAX_GROUP - 1);
            boolean last = group.remove(STOP);
            while (group.remove(STOP)) {
                queue.add(STOP); // it was another thread's
            }
            group.removeIf(Job::isTold); // waited in vain: its sender has been told to come again
            if (!group.isEmpty()) {
                groups.write(group);
                impatient.removeAll(group);
            }
            if (last) {
                return;
            }
        }
    }

    private void tellLate() {
        while (!closed) {
            long now = System.nanoTime();
            for (Job job : impatient) {
                if (job.isLate(now)) {
                    job.failed(new CommitFailed("late", CommitFailed.Fate.UNKNOWN, null));
                }
                if (job.isTold()) {
                    impatient.remove(job);
                }
            }
            try {
                TimeUnit.MILLISECONDS.sleep(LOOK_FOR_LATE_MS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Writes what was handed in before, then ends. */
    @Override
    public void close() {
        closed = true;
        watch.interrupt();
        threads.forEach(thread -> queue.add(STOP));
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        List<Job> late = new ArrayList<>();
        queue.drainTo(late);
        late.forEach(job -> job.failed(new CommitFailed("stopping", CommitFailed.Fate.ROLLED_BACK, null)));
    }

    /** Writes what was taken together, and tells whoever handed it in. */
    static final class Groups {
        private static final int ATTEMPTS = 4;
        private static final long APART_NANOS = 20_000_000;
        static final Runnable APART =
                () -> LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(APART_NANOS));
        private final GroupStore store;
        private final Consumer<List<UnitInCommit>> afterGroup;
        private final Runnable apart;

        /** @param apart waits a little, so that two who were in each other's way are not again */
        Groups(GroupStore store, Consumer<List<UnitInCommit>> afterGroup, Runnable apart) {
            this.store = store;
            this.afterGroup = afterGroup;
            this.apart = apart;
        }

        void write(List<Job> group) {
            try {
                List<UnitInCommit> written = written(group, ATTEMPTS);
                afterGroup.accept(written);
                int next = 0;
                for (Job job : group) {
                    job.written(written.get(next));
                    next += job.units().size();
                }
            } catch (CommitFailed e) {
                if (group.size() > 1 && e.isOfSome()) {
                    // the sound ones shall not suffer for the one that is not: in halves, so that it costs few commits
                    write(List.copyOf(group.subList(0, group.size() / 2)));
                    write(List.copyOf(group.subList(group.size() / 2, group.size())));
                    return;
                }
                if (e.fate() == CommitFailed.Fate.UNREACHABLE) {
                    LOG.warn("not committed units={} fate={}: {}", group.size(), e.fate(), cause(e));
                } else {
                    LOG.warn("not committed units={} fate={}", group.size(), e.fate(), e);
                }
                group.forEach(job -> job.failed(e));
            } catch (RuntimeException | Error e) {
                LOG.error("not committed units={}", group.size(), e);
                group.forEach(job -> job.failed(new CommitFailed("hub", CommitFailed.Fate.UNKNOWN, e)));
            }
        }

        /** Deadlocks and serialization failures: the same at once, a little apart. */
        private List<UnitInCommit> written(List<Job> group, int attempts) throws CommitFailed {
            try {
                return store.write(
                        group.stream().flatMap(job -> job.units().stream()).toList());
            } catch (CommitFailed e) {
                if (e.fate() != CommitFailed.Fate.AGAIN || attempts == 1) {
                    throw e;
                }
                apart.run();
                return written(group, attempts - 1);
            }
        }

        private static @Nullable String cause(CommitFailed failure) {
            Throwable cause = failure.getCause();
            return cause == null ? failure.getMessage() : cause.getMessage();
        }
    }
}
