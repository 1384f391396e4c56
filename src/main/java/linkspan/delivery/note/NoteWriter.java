package linkspan.delivery.note;

import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import linkspan.commit.CommitFailed;
import linkspan.commit.Committer;
import linkspan.commit.SealedUnit;
import linkspan.commit.UnitInCommit;

/**
 * Has notes written by the committer, in a group with whatever else is to be written then: the price of a note is its row
 * and the wait for that commit. While the database is away it asks again, and nothing is begun.
 */
public final class NoteWriter {
    private static final long AGAIN_MS = 200;
    private final SealedUnit.Writer committer;
    private final ScheduledExecutorService timer;

    /** @param timer runs short tasks; what follows a note runs there, not on the committer's thread */
    public NoteWriter(SealedUnit.Writer committer, ScheduledExecutorService timer) {
        this.committer = committer;
        this.timer = timer;
    }

    /** {@code decided}, in the order of the notes, when all are. */
    void write(List<CallNote> notes, Consumer<List<CallNote.Decision>> decided) {
        CallNote.Decision[] decisions = new CallNote.Decision[notes.size()];
        AtomicInteger open = new AtomicInteger(notes.size());
        for (int i = 0; i < decisions.length; i++) {
            int place = i;
            commit(SealedUnit.of(notes.get(i)), unit -> {
                decisions[place] = unit.decision(CallNote.Decision.class);
                if (open.decrementAndGet() == 0) {
                    timer.execute(() -> decided.accept(List.of(decisions)));
                }
            });
        }
    }

    /** Nothing was begun after all. */
    void withdraw(List<CallNote> notes, Runnable done) {
        AtomicInteger open = new AtomicInteger(notes.size());
        for (CallNote note : notes) {
            commit(SealedUnit.of(new CallNote.Withdrawn(note)), unit -> {
                if (open.decrementAndGet() == 0) {
                    timer.execute(done);
                }
            });
        }
    }

    /** A second time changes nothing. */
    private void commit(SealedUnit unit, Consumer<UnitInCommit> written) {
        committer.commit(unit, new Committer.Callback() {
            @Override
            public void committed(UnitInCommit unit) {
                written.accept(unit);
            }

            @Override
            public void failed(CommitFailed failure) {
                if (!timer.isShutdown()) {
                    timer.schedule(() -> commit(unit, written), AGAIN_MS, TimeUnit.MILLISECONDS);
                }
            }
        });
    }
}
