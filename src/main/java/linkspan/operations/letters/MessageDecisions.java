package linkspan.operations.letters;

import linkspan.inbound.deadletter.DeadMessages;
import linkspan.inbound.deadletter.ReplayResult;
import org.jspecify.annotations.Nullable;

/** What a person decides about an inbound message that is a dead letter, in the words of all letters. */
final class MessageDecisions {
    private final DeadMessages messages;

    MessageDecisions(DeadMessages messages) {
        this.messages = messages;
    }

    LetterResult replay(LetterId id, String actor) {
        String state = state(id);
        if (state == null) {
            return new LetterResult.Unknown();
        }
        ReplayResult result = messages.replay(id.thing(), actor);
        if (result instanceof ReplayResult.Replayed) {
            return new LetterResult.Replayed();
        }
        if (result instanceof ReplayResult.StillKept still) {
            return new LetterResult.Failed(still.error());
        }
        return result instanceof ReplayResult.Failed failed
                ? new LetterResult.Failed(failed.why())
                : new LetterResult.NotDead(state);
    }

    LetterResult discard(LetterId id, String actor, String reason) {
        String state = state(id);
        if (state == null) {
            return new LetterResult.Unknown();
        }
        return messages.discard(id.thing(), actor, reason)
                ? new LetterResult.Discarded()
                : new LetterResult.NotDead(state);
    }

    /** Null when the system has not sent such a message. Another person may have decided the message since. */
    private @Nullable String state(LetterId id) {
        return messages.state(id.thing(), id.system())
                .map(state -> state.equals("kept") ? "replayed or discarded" : state)
                .orElse(null);
    }
}
