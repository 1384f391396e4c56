package linkspan;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import linkspan.inbound.deadletter.KeptMessages;
import linkspan.inbound.deadletter.ReplayResult;
import linkspan.operations.letters.KeptLetters;
import linkspan.operations.letters.LetterId;
import linkspan.operations.letters.LetterResult;

/** Messages that no mapping took, in the list of dead letters: {@code shopify.<messageId>}. */
final class KeptMessageLetters implements KeptLetters {
    private final KeptMessages messages;

    KeptMessageLetters(KeptMessages messages) {
        this.messages = messages;
    }

    @Override
    public Optional<Content> content(String messageId) {
        return messages.body(messageId)
                .map(bytes -> new Content(
                        new String(bytes, StandardCharsets.UTF_8),
                        messages.traceparent(messageId).orElse(null)));
    }

    @Override
    public LetterResult replay(String id, String actor) {
        return known(id).map(known -> replay(known, actor)).orElseGet(LetterResult.Unknown::new);
    }

    private LetterResult replay(Known known, String actor) {
        ReplayResult result = messages.replay(known.messageId, actor);
        if (result instanceof ReplayResult.Replayed) {
            return new LetterResult.Replayed();
        }
        if (result instanceof ReplayResult.StillKept still) {
            return new LetterResult.Failed(still.error());
        }
        return result instanceof ReplayResult.Failed failed
                ? new LetterResult.Failed(failed.why())
                : new LetterResult.NotDead(known.state);
    }

    @Override
    public LetterResult discard(String id, String actor, String reason) {
        return known(id)
                .<LetterResult>map(known -> messages.discard(known.messageId, actor, reason)
                        ? new LetterResult.Discarded()
                        : new LetterResult.NotDead(known.state))
                .orElseGet(LetterResult.Unknown::new);
    }

    /** A message that this system has sent; its state may be old by now. */
    private record Known(String messageId, String state) {}

    private Optional<Known> known(String id) {
        return LetterId.parse(id)
                .flatMap(letter -> messages.state(letter.thing(), letter.system())
                        .map(state ->
                                new Known(letter.thing(), state.equals("kept") ? "replayed or discarded" : state)));
    }
}
