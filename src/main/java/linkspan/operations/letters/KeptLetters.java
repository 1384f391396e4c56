package linkspan.operations.letters;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Messages that no mapping took, letters of state {@code kept}: what only the intake can do with them. */
public interface KeptLetters {
    /** There is no intake. */
    KeptLetters NONE = new KeptLetters() {
        @Override
        public Optional<Content> content(String messageId) {
            return Optional.empty();
        }

        @Override
        public LetterResult replay(String id, String actor) {
            return new LetterResult.Unknown();
        }

        @Override
        public LetterResult discard(String id, String actor, String reason) {
            return new LetterResult.Unknown();
        }
    };

    /** What was sent, and the trace that it belongs to. */
    record Content(String payload, @Nullable String traceparent) {}

    /** Nothing when it is not kept. */
    Optional<Content> content(String messageId);

    /** Maps it again, at once. Audited there. */
    LetterResult replay(String id, String actor);

    /** Audited there. */
    LetterResult discard(String id, String actor, String reason);
}
