package linkspan.commit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Group commit: each thread takes what queued up while the last transaction ran. No timer, no waiting: a lone unit is
 * written at once, a hundred waiting ones cost one commit.
 */
public final class Committer implements AutoCloseable {
    /** Told once, on a committer's thread: be quick. */
    public interface Callback {
        void committed(UnitInCommit unit);

        void failed(CommitFailed failure);
    }

    private record Job(SealedUnit unit, Callback callback) {}

    private static final Logger LOG = LoggerFactory.getLogger(Committer.class);
    private static final int MAX_GROUP = 256;
    private static final Job STOP = new Job(SealedUnit.of("stop"), new Callback() {
        @Override
        public void committed(UnitInCommit unit) {}

        @Override
        public void failed(CommitFailed failure) {}
    });
    private final BlockingQueue<Job> queue = new LinkedBlockingQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private final GroupStore store;
    private final Runnable afterGroup;
    private volatile boolean closed;

    /** {@code afterGroup} is called after each commit, for instance to wake the relay. H2 takes one thread. */
    public Committer(GroupStore store, int threadCount, Runnable afterGroup) {
        this.store = store;
        this.afterGroup = afterGroup;
        for (int i = 0; i < threadCount; i++) {
            Thread thread = new Thread(this::run, "linkspan-commit-" + i);
            threads.add(thread);
            thread.start();
        }
    }

    /** Hands a unit in. The callers bound how many wait: requests in flight, and outcomes that lanes let wait. */
    public void commit(SealedUnit unit, Callback callback) {
        if (closed) {
            callback.failed(new CommitFailed("stopping", false, null));
            return;
        }
        queue.add(new Job(unit, callback));
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
            queue.drainTo(group, MAX_GROUP - 1);
            boolean last = group.remove(STOP);
            while (group.remove(STOP)) {
                queue.add(STOP); // it was another thread's
            }
            if (!group.isEmpty()) {
                write(group);
            }
            if (last) {
                return;
            }
        }
    }

    private void write(List<Job> group) {
        try {
            List<UnitInCommit> written =
                    store.write(group.stream().map(Job::unit).toList());
            afterGroup.run();
            for (int i = 0; i < written.size(); i++) {
                tell(group.get(i), written.get(i));
            }
        } catch (CommitFailed e) {
            if (group.size() > 1 && !e.unknown()) {
                group.forEach(job -> write(List.of(job))); // the sound ones shall not suffer for the one that is not
                return;
            }
            LOG.warn("not committed units={} unknown={}", group.size(), e.unknown(), e);
            group.forEach(job -> tellFailed(job, e));
        } catch (RuntimeException | Error e) {
            LOG.error("not committed units={}", group.size(), e);
            group.forEach(job -> tellFailed(job, new CommitFailed("hub", true, e)));
        }
    }

    private static void tell(Job job, UnitInCommit unit) {
        try {
            job.callback().committed(unit);
        } catch (RuntimeException | Error e) {
            LOG.error("callback failed after a commit", e);
        }
    }

    private static void tellFailed(Job job, CommitFailed failure) {
        try {
            job.callback().failed(failure);
        } catch (RuntimeException | Error e) {
            LOG.error("callback failed", e);
        }
    }

    /** Writes what was handed in before, then ends. */
    @Override
    public void close() {
        closed = true;
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
        late.forEach(job -> tellFailed(job, new CommitFailed("stopping", false, null)));
    }
}
