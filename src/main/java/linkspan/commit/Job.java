package linkspan.commit;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Units in the queue that belong together. Whoever handed them in is told once, what became of the first. */
final class Job {
    private static final Logger LOG = LoggerFactory.getLogger(Job.class);
    private final List<SealedUnit> units;
    private final Committer.Callback callback;
    private final long deadline;
    private final AtomicBoolean told = new AtomicBoolean();

    /** @param deadline of {@link System#nanoTime}, after which the caller is told that the outcome is unknown */
    Job(List<SealedUnit> units, Committer.Callback callback, long deadline) {
        this.units = List.copyOf(units);
        this.callback = callback;
        this.deadline = deadline;
    }

    List<SealedUnit> units() {
        return units;
    }

    boolean isLate(long now) {
        return deadline - now < 0 && !told.get();
    }

    boolean isTold() {
        return told.get();
    }

    void written(UnitInCommit result) {
        if (told.compareAndSet(false, true)) {
            guarded(() -> callback.committed(result));
        }
    }

    void failed(CommitFailed failure) {
        if (told.compareAndSet(false, true)) {
            guarded(() -> callback.failed(failure));
        }
    }

    private static void guarded(Runnable telling) {
        try {
            telling.run();
        } catch (RuntimeException | Error e) {
            LOG.error("callback failed after a commit or its failure", e);
        }
    }
}
