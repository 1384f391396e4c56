package linkspan.inbound.poll;

import java.util.Optional;
import linkspan.commit.Answer;
import linkspan.commit.Origin;
import linkspan.commit.SealedUnit;
import linkspan.commit.UnitOfWork;
import linkspan.inbound.inbox.InboxRepository;
import linkspan.inbound.message.DeadLetter;
import linkspan.inbound.message.LetterWhenRefused;
import linkspan.inbound.message.MessageKey;
import linkspan.inbound.message.ReceivedMessage;
import linkspan.inbound.poll.checkpoint.RowOf;
import linkspan.inbound.poll.source.RowPage;
import linkspan.inbound.request.Body;
import linkspan.model.Json;
import org.jspecify.annotations.Nullable;

/** One row on its way through its route, with a unit of work of its own: what is wrong with it is its own letter. */
final class RowRun {
    private static final Answer NOBODY = new Answer(200, "", "");
    private static final String METHOD = "POLL";
    private final UnitOfWork unit = new UnitOfWork();
    private final PollRun run;
    private final RowPage.Row row;
    private final String id;
    private final String trace;
    private @Nullable Throwable undecided;

    RowRun(PollRun run, RowPage.Row row) {
        this.run = run;
        this.row = row;
        id = run.services().ids().get();
        trace = run.services().traces().get();
        unit.attach(new Origin(run.system(), id, trace));
        unit.attach(new RowOf(run.route()));
        if (row.comesAgain()) {
            InboxRepository.take(unit, run.route(), row.key());
        }
    }

    /** Of the few rows that are kept: the others are never written out. */
    private ReceivedMessage message() {
        Body body = new Body(Json.bytes(row.content()));
        return new ReceivedMessage(
                id,
                new MessageKey(run.system(), METHOD, run.route(), row.key()),
                body.sha256(),
                body,
                "application/json",
                trace,
                null);
    }

    UnitOfWork unit() {
        return unit;
    }

    @Nullable
    Throwable undecided() {
        return undecided;
    }

    /** Its fate could not be decided: it may go through in a moment. */
    void undecided(Throwable cause) {
        undecided = cause;
    }

    Optional<DeadLetter> letter() {
        return unit.part(DeadLetter.class);
    }

    /** With its events, or as a dead letter. */
    SealedUnit sealed() {
        if (letter().isPresent()) {
            unit.attach(message().kept(letter().get().error()));
        } else {
            unit.attach(new LetterWhenRefused(this::message));
        }
        return unit.seal(NOBODY);
    }
}
