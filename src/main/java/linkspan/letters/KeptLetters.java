package linkspan.letters;

import java.util.List;
import java.util.Optional;

/** Messages that no mapping took, as letters of state {@code kept}; the intake's side of the list. */
public interface KeptLetters {
    /** There is no intake. */
    KeptLetters NONE = new KeptLetters() {
        @Override
        public List<Letter> list(int most) {
            return List.of();
        }

        @Override
        public Optional<LetterContent> find(String id) {
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

    /** The newest ones, in any order. */
    List<Letter> list(int most);

    Optional<LetterContent> find(String id);

    /** Maps it again, at once. Audited there. */
    LetterResult replay(String id, String actor);

    /** Audited there. */
    LetterResult discard(String id, String actor, String reason);
}
