package linkspan.operations.letters.mend;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import linkspan.operations.letters.LetterContent;
import linkspan.operations.letters.LetterId;
import linkspan.platform.system.SystemCatalog;

/** What people do to the words of a dead letter. Blocks on the database. */
public final class Mending {
    private final MendStore store;
    private final Trials trials;

    /** What became of an edit. */
    public enum Edited {
        DONE,
        /** It waits for a second person. */
        PROPOSED,
        /** It is no dead letter any more. */
        LATE
    }

    private final SystemCatalog systems;

    /** @param systems some want a second person to approve an edit: {@code four-eyes=true} */
    public Mending(MendStore store, Trials trials, SystemCatalog systems) {
        this.systems = systems;
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

    /** Where the trial finds nothing wrong with it. */
    public Edited edit(LetterContent letter, String payload, String actor) {
        Optional<LetterId> id = id(letter);
        byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
        if (id.isEmpty()) {
            return Edited.LATE;
        }
        if (wantsFourEyes(letter.letter().system())) {
            return store.propose(id.get(), bytes, actor) ? Edited.PROPOSED : Edited.LATE;
        }
        return store.edit(id.get(), bytes, actor) ? Edited.DONE : Edited.LATE;
    }

    private boolean wantsFourEyes(String system) {
        return systems.find(system)
                .filter(settings -> settings.flag("four-eyes", "false"))
                .isPresent();
    }

    /** What waits for a second person. */
    public Optional<Proposal> proposal(LetterContent letter) {
        return id(letter).flatMap(store::proposal);
    }

    /** False: it was this person's own, is another one by now, would fail, or the letter is decided. */
    public boolean approve(LetterContent letter, long edit, String actor) {
        return proposal(letter)
                        .filter(proposal -> trial(letter, proposal.proposed()).fine())
                        .isPresent()
                && id(letter).map(id -> store.approve(id, edit, actor)).orElse(false);
    }

    public boolean withdraw(LetterContent letter, String actor) {
        return id(letter).map(id -> store.withdraw(id, actor)).orElse(false);
    }

    public boolean undo(LetterContent letter, String actor) {
        return id(letter).map(id -> store.undo(id, actor)).orElse(false);
    }

    private static Optional<LetterId> id(LetterContent letter) {
        return LetterId.parse(letter.letter().id());
    }
}
