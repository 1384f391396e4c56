package linkspan.inbound.topic;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.CompletableFuture;
import linkspan.commit.Answer;
import linkspan.commit.CommitFailed;
import linkspan.commit.Committer;
import linkspan.commit.UnitInCommit;
import linkspan.commit.UnitOfWork;
import linkspan.inbound.message.KeepWhenRefused;
import linkspan.inbound.message.ReceivedMessage;
import linkspan.inbound.route.RouteRun;
import linkspan.inbound.route.Ruling;
import linkspan.inbound.route.page.KeptPage;
import linkspan.inbound.route.page.Pages;

/**
 * Ends one run of a record: its events are committed, or the record as a dead letter. What may go through later is run again,
 * and none after it before.
 */
final class RecordCompletion implements RouteRun.Completion {
    private final UnitOfWork unit;
    private final ReceivedMessage message;
    private final Committer committer;
    private final Pages pages;
    private final CompletableFuture<RecordEnd> result;

    RecordCompletion(
            UnitOfWork unit,
            ReceivedMessage message,
            Committer committer,
            Pages pages,
            CompletableFuture<RecordEnd> result) {
        this.unit = unit;
        this.pages = pages;
        this.message = message;
        this.committer = committer;
        this.result = result;
    }

    @Override
    public void complete(Ruling ruling, Runnable finished) {
        if (ruling instanceof Ruling.Keep keep) {
            commit(message.kept(keep.letter().error()), keep.letter().code().label(), finished);
        } else if (ruling instanceof Ruling.Commit) {
            commit(message, "200", finished);
        } else {
            again(ruling, finished);
        }
    }

    private void again(Ruling ruling, Runnable finished) {
        boolean failed = ruling instanceof Ruling.Retry retry && retry.cause() != null;
        result.complete(
                new RecordEnd.Again(failed ? String.valueOf(((Ruling.Retry) ruling).cause()) : ruling.toString()));
        finished.run();
    }

    private static RecordEnd.Stored stored(UnitInCommit written, ReceivedMessage share, String code) {
        UnitInCommit.Disposition end = written.disposition();
        if (end instanceof UnitInCommit.Disposition.Kept) {
            return new RecordEnd.Stored("kept", "409");
        }
        if (end instanceof UnitInCommit.Disposition.Refused refused) {
            return new RecordEnd.Stored(
                    "refused", Integer.toString(refused.told().status()));
        }
        if (!(end instanceof UnitInCommit.Disposition.Open)) {
            return new RecordEnd.Stored("replayed", "200");
        }
        return new RecordEnd.Stored(share.error() == null ? "accepted" : "kept", code);
    }

    private void commit(ReceivedMessage share, String code, Runnable finished) {
        Answer told = new Answer(200, "", ""); // nobody reads it
        unit.attach(share);
        unit.attach(new KeepWhenRefused(told));
        committer.commit(unit.seal(told), new Committer.Callback() {
            @Override
            public void committed(UnitInCommit written) {
                RecordEnd.Stored stored = stored(written, share, code);
                finished.run();
                Object body = share.body().content();
                if (stored.outcome().equals("kept") && body instanceof JsonNode tree && Pages.mayBe(tree)) {
                    pages.takeApart(
                            new KeptPage(share.id(), share.key(), share.traceparent(), tree),
                            apart -> result.complete(stored));
                    return;
                }
                result.complete(stored);
            }

            @Override
            public void failed(CommitFailed failure) {
                boolean kept = share.error() != null;
                Ruling next = Ruling.of(failure, kept ? Ruling.WhenRefused.REFUSE : Ruling.WhenRefused.KEEP);
                // what holds a value that no column takes would hold up its partition for ever
                new RecordCompletion(unit.bare(), message, committer, pages, result).complete(next, finished);
            }
        });
    }
}
