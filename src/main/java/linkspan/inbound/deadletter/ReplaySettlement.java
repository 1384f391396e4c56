package linkspan.inbound.deadletter;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import linkspan.commit.Answer;
import linkspan.commit.CommitFailed;
import linkspan.commit.Committer;
import linkspan.commit.UnitInCommit;
import linkspan.commit.UnitOfWork;
import linkspan.inbound.message.DeadLetter;
import linkspan.inbound.route.Errand;
import linkspan.inbound.route.RouteEnd;
import linkspan.platform.database.DatabaseFailed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends one replay: commits what the route made of the message, or notes why it still makes nothing of it. */
final class ReplaySettlement implements Errand.Settlement {
    private static final Logger LOG = LoggerFactory.getLogger(ReplaySettlement.class);
    private final UnitOfWork unit;
    private final String messageId;
    private final KeptStore store;
    private final Committer committer;
    private final CompletableFuture<ReplayResult> result;

    ReplaySettlement(
            UnitOfWork unit,
            String messageId,
            KeptStore store,
            Committer committer,
            CompletableFuture<ReplayResult> result) {
        this.unit = unit;
        this.messageId = messageId;
        this.store = store;
        this.committer = committer;
        this.result = result;
    }

    @Override
    public void settle(RouteEnd end, Runnable finished) {
        boolean dead = unit.part(DeadLetter.class).isPresent();
        if (end instanceof RouteEnd.Finished && !dead) {
            commit(finished);
            return;
        }
        try {
            result.complete(notCommitted(end));
        } catch (DatabaseFailed e) {
            result.complete(new ReplayResult.Failed("database"));
        } finally {
            finished.run();
        }
    }

    private ReplayResult notCommitted(RouteEnd end) {
        Optional<DeadLetter> dead = unit.part(DeadLetter.class);
        if (dead.isPresent()) {
            return stillKept(dead.get().error());
        }
        if (end instanceof RouteEnd.Unmapped unmapped) {
            return stillKept("mapping-failed: " + unmapped.error());
        }
        if (end instanceof RouteEnd.Refusal refusal) {
            return stillKept(
                    refusal.refused().code().label() + ": " + refusal.refused().getMessage());
        }
        if (end instanceof RouteEnd.Broken broken) {
            LOG.error("replay failed messageId={}", messageId, broken.cause());
        }
        return new ReplayResult.Failed("the route failed, see the log");
    }

    private ReplayResult stillKept(String error) {
        store.stillKept(messageId, error);
        return new ReplayResult.StillKept(error);
    }

    private void commit(Runnable finished) {
        committer.commit(unit.seal(new Answer(200, "", "")), new Committer.Callback() {
            @Override
            public void committed(UnitInCommit written) {
                result.complete(resultOf(written));
                finished.run();
            }

            @Override
            public void failed(CommitFailed failure) {
                result.complete(
                        failure.isOfTheUnit()
                                ? new ReplayResult.StillKept(String.valueOf(failure.getMessage()))
                                : new ReplayResult.Failed("could not be stored"));
                finished.run();
            }
        });
    }

    private static ReplayResult resultOf(UnitInCommit written) {
        if (written.open()) {
            return new ReplayResult.Replayed();
        }
        return written.refused() ? new ReplayResult.StillKept(written.because()) : new ReplayResult.NotKept();
    }
}
