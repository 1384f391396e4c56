package linkspan.commit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** The committer without its threads: the same groups, written by tasks of the simulation. */
public final class SimulatedCommitter implements SealedUnit.Writer {
    private static final int MAX_GROUP = 256;
    private final ArrayDeque<Job> queue = new ArrayDeque<>();
    private final Committer.Groups groups;
    private final Executor threads;
    private int free;

    /**
     * @param most groups that are written at once
     * @param apart waits a little
     */
    public SimulatedCommitter(
            GroupStore store, int most, Executor threads, Runnable apart, Consumer<List<UnitInCommit>> afterGroup) {
        this.groups = new Committer.Groups(store, afterGroup, apart);
        this.free = most;
        this.threads = threads;
    }

    @Override
    public void commit(SealedUnit unit, Committer.Callback callback) {
        queue.add(new Job(List.of(unit), callback, Long.MAX_VALUE));
        wake();
    }

    private void wake() {
        if (free > 0 && !queue.isEmpty()) {
            free--;
            threads.execute(this::write);
        }
    }

    private void write() {
        List<Job> group = new ArrayList<>();
        while (!queue.isEmpty() && group.size() < MAX_GROUP) {
            group.add(queue.remove());
        }
        if (!group.isEmpty()) {
            groups.write(group);
        }
        free++;
        wake();
    }
}
