package linkspan.operations.letters.mend;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import linkspan.operations.letters.LetterContent;
import linkspan.operations.letters.LetterId;

/** What people do to the words of a dead letter. Blocks on the database. */
public final class Mending {
    private final MendStore store;
    private final Trials trials;

    public Mending(MendStore store, Trials trials) {
        this.store = store;
        this.trials = trials;
    }

    /** What would become of it today. */
    public Trial trial(LetterContent letter) {
        return trials.of(letter, letter.payload());
    }

    /** What would become of it with another payload. */
    public Trial trial(LetterContent letter, String payload) {
        return trials.of(letter, payload);
    }

    /** As it came, where somebody has edited it since. */
    public Optional<String> original(LetterContent letter) {
        return id(letter).flatMap(store::original).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /** Where the trial finds nothing wrong with it; false when it is no dead letter any more. */
    public boolean edit(LetterContent letter, String payload, String actor) {
        return id(letter)
                .map(id -> store.edit(id, payload.getBytes(StandardCharsets.UTF_8), actor))
                .orElse(false);
    }

    public boolean undo(LetterContent letter, String actor) {
        return id(letter).map(id -> store.undo(id, actor)).orElse(false);
    }

    private static Optional<LetterId> id(LetterContent letter) {
        return LetterId.parse(letter.letter().id());
    }
}
