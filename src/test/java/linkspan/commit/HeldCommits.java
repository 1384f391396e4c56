package linkspan.commit;

import java.util.ArrayDeque;
import java.util.Deque;

/** A committer that keeps what it is handed until a test says what became of it. */
public final class HeldCommits implements SealedUnit.Writer {
    private final Deque<Held> held = new ArrayDeque<>();

    /** One that waits. */
    public record Held(SealedUnit unit, Committer.Callback callback) {
        /** It is written, and a store has decided this. */
        public void written(Object decision) {
            UnitInCommit in = new UnitInCommit(unit);
            in.decide(decision);
            callback.committed(in);
        }

        public void fails() {
            callback.failed(new CommitFailed("away", CommitFailed.Fate.UNREACHABLE, null));
        }

        /** It holds what no column takes. */
        public void failsForGood() {
            callback.failed(new CommitFailed("no column takes it", CommitFailed.Fate.UNSTORABLE, null));
        }
    }

    /** On its way through a transaction. */
    public static UnitInCommit inCommit(SealedUnit unit) {
        return new UnitInCommit(unit);
    }

    @Override
    public void commit(SealedUnit unit, Committer.Callback callback) {
        held.add(new Held(unit, callback));
    }

    public Held next() {
        return held.remove();
    }

    public boolean isEmpty() {
        return held.isEmpty();
    }
}
