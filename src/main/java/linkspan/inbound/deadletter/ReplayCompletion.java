package linkspan.inbound.deadletter;

import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import linkspan.commit.Answer;
import linkspan.commit.CommitFailed;
import linkspan.commit.Committer;
import linkspan.commit.UnitInCommit;
import linkspan.commit.UnitOfWork;
import linkspan.inbound.route.RouteRun;
import linkspan.inbound.route.Ruling;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends one replay: commits what the route made of the message, or says why the message stays a dead letter. */
final class ReplayCompletion implements RouteRun.Completion {
    private static final Logger LOG = LoggerFactory.getLogger(ReplayCompletion.class);
    private final UnitOfWork unit;
    private final String messageId;
    private final Committer committer;
    private final CompletableFuture<ReplayResult> result;

    ReplayCompletion(UnitOfWork unit, String messageId, Committer committer, CompletableFuture<ReplayResult> result) {
        this.unit = unit;
        this.messageId = messageId;
        this.committer = committer;
        this.result = result;
    }

    @Override
    public void complete(Ruling ruling, Runnable finished) {
        if (ruling instanceof Ruling.Commit) {
            commit(finished);
            return;
        }
        result.complete(notCommitted(ruling));
        finished.run();
    }

    private ReplayResult notCommitted(Ruling ruling) {
        if (ruling instanceof Ruling.Keep keep) {
            return new ReplayResult.StillKept(keep.letter().error());
        }
        if (ruling instanceof Ruling.Retry retry && retry.cause() == null) {
            return new ReplayResult.Failed(retry.told().code().message(Locale.ENGLISH));
        }
        LOG.error("replay failed messageId={}", messageId, ruling instanceof Ruling.Retry retry ? retry.cause() : null);
        return new ReplayResult.Failed("the route failed, see the log");
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
                complete(Ruling.of(failure, Ruling.WhenRefused.KEEP), finished);
            }
        });
    }

    private static ReplayResult resultOf(UnitInCommit written) {
        UnitInCommit.Disposition end = written.disposition();
        if (end instanceof UnitInCommit.Disposition.Open) {
            return new ReplayResult.Replayed();
        }
        return end instanceof UnitInCommit.Disposition.Refused refused
                ? new ReplayResult.StillKept(refused.because())
                : new ReplayResult.NotKept();
    }
}
