package linkspan.inbound.topic;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import linkspan.commit.Answer;
import linkspan.commit.CommitFailed;
import linkspan.commit.Committer;
import linkspan.commit.UnitInCommit;
import linkspan.commit.UnitOfWork;
import linkspan.inbound.message.DeadLetter;
import linkspan.inbound.message.KeepWhenRefused;
import linkspan.inbound.message.ReceivedMessage;
import linkspan.inbound.route.Errand;
import linkspan.inbound.route.RouteEnd;
import linkspan.inbound.route.page.KeptPage;
import linkspan.inbound.route.page.Pages;
import linkspan.model.failure.FailureCode;

/**
 * Ends one run of a record: commits its events, or the record as a kept message where the route handed it to the dead
 * letter channel. A route that fails without one is run again, for ever: that is what its author left out.
 */
final class RecordSettlement implements Errand.Settlement {
    private final UnitOfWork unit;
    private final ReceivedMessage message;
    private final Committer committer;
    private final Pages pages;
    private final CompletableFuture<RecordEnd> result;

    RecordSettlement(
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
    public void settle(RouteEnd end, Runnable finished) {
        try {
            Optional<DeadLetter> dead = unit.part(DeadLetter.class);
            if (dead.isPresent()) {
                unit.dropEvents(); // of a split those that came after the one that failed
                commit(message.kept(dead.get().error()), dead.get().code().label(), finished);
            } else if (end instanceof RouteEnd.Finished) {
                commit(message, "200", finished);
            } else {
                result.complete(new RecordEnd.Again(why(end)));
                finished.run();
            }
        } catch (RuntimeException | Error e) { // nobody above catches it: the topic would stand still
            result.complete(new RecordEnd.Again(e.toString()));
            finished.run();
        }
    }

    private static RecordEnd.Stored stored(UnitInCommit written, ReceivedMessage share, String code) {
        if (written.kept()) {
            return new RecordEnd.Stored("kept", "409");
        }
        if (written.refused()) {
            return new RecordEnd.Stored(
                    "refused", Integer.toString(written.answer().status()));
        }
        if (!written.open()) {
            return new RecordEnd.Stored("replayed", "200");
        }
        return new RecordEnd.Stored(share.error() == null ? "accepted" : "kept", code);
    }

    /** What holds a value that no column takes would hold up its partition for ever. */
    private void keep(ReceivedMessage share, String why, Runnable finished) {
        DeadLetter letter = new DeadLetter(FailureCode.MAPPING_FAILED, why);
        new RecordSettlement(unit.bare(), message, committer, pages, result)
                .commit(share.kept(letter.error()), letter.code().label(), finished);
    }

    private static String why(RouteEnd end) {
        if (end instanceof RouteEnd.Broken broken) {
            return broken.cause().toString();
        }
        return end instanceof RouteEnd.Unmapped unmapped ? unmapped.error() : end.toString();
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
                if (failure.isOfTheUnit() && share.error() == null) {
                    keep(share, String.valueOf(failure.getMessage()), finished);
                    return;
                }
                result.complete(new RecordEnd.Again("not stored: " + failure.getMessage()));
                finished.run();
            }
        });
    }
}
