package linkspan;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import linkspan.failure.FailureCode;
import linkspan.kept.KeptMessage;
import linkspan.kept.KeptMessages;
import linkspan.kept.ReplayResult;
import linkspan.letters.KeptLetters;
import linkspan.letters.Letter;
import linkspan.letters.LetterContent;
import linkspan.letters.LetterId;
import linkspan.letters.LetterResult;

/** Messages that no mapping took, in the list of dead letters: {@code shopify.<messageId>}. */
final class KeptMessageLetters implements KeptLetters {
    private static final int LOOKED_THROUGH = 10_000;
    private final KeptMessages messages;

    KeptMessageLetters(KeptMessages messages) {
        this.messages = messages;
    }

    @Override
    public List<Letter> list(int most) {
        return messages.list(most).stream().map(KeptMessageLetters::letter).toList();
    }

    @Override
    public Optional<LetterContent> find(String id) {
        return known(id)
                .flatMap(known -> messages.list(LOOKED_THROUGH).stream()
                        .filter(message -> message.messageId().equals(known.messageId))
                        .findFirst()
                        .map(this::content));
    }

    private LetterContent content(KeptMessage message) {
        String body = messages.body(message.messageId())
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElse("");
        String traceparent = messages.traceparent(message.messageId()).orElse(null);
        return new LetterContent(
                letter(message), Map.of("deliveryId", message.deliveryId()), traceparent, body, List.of(), 0);
    }

    private static Letter letter(KeptMessage message) {
        return new Letter(
                new LetterId(message.client(), message.messageId()).toString(),
                "kept",
                message.client(),
                message.route(),
                message.deliveryId(),
                1,
                code(message.error()),
                message.error(),
                message.receivedAt(),
                message.receivedAt());
    }

    /** The error begins with its code, where the hub knew one. */
    private static String code(String error) {
        String label = error.split(":", 2)[0];
        return Arrays.stream(FailureCode.values())
                .map(FailureCode::label)
                .filter(label::equals)
                .findFirst()
                .orElse(FailureCode.MAPPING_FAILED.label());
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
