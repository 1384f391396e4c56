package linkspan.business.order;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import linkspan.commit.CommitFailed;
import linkspan.commit.Committer;
import linkspan.commit.SealedUnit;
import linkspan.commit.UnitInCommit;

/** Waits for a unit's fate. */
final class Written implements Committer.Callback {
    private final CompletableFuture<UnitInCommit> fate = new CompletableFuture<>();

    static Written by(Committer committer, SealedUnit unit) {
        Written written = new Written();
        committer.commit(unit, written);
        return written;
    }

    @Override
    public void committed(UnitInCommit unit) {
        fate.complete(unit);
    }

    @Override
    public void failed(CommitFailed failure) {
        fate.completeExceptionally(failure);
    }

    UnitInCommit unit() {
        return fate.orTimeout(60, TimeUnit.SECONDS).join();
    }
}
