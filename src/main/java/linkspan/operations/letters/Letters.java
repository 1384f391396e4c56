package linkspan.operations.letters;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What operators do with dead letters. Every decision is made under the lock of its key and written together with its
 * line in the audit log: of two people who press at once, one has an effect and the other is told.
 *
 * <p>Methods block on the database and throw {@link linkspan.platform.database.DatabaseFailed}.
 */
public final class Letters {
    private final LetterStore store;
    private final DecisionStore decisions;
    private final KeptLetters kept;
    private final Runnable wake;

    /** @param wake called when something that waited has become due */
    public Letters(LetterStore store, DecisionStore decisions, KeptLetters kept, Runnable wake) {
        this.store = store;
        this.decisions = decisions;
        this.kept = kept;
        this.wake = wake;
    }

    /** Newest first. */
    public List<Letter> list(LetterFilter filter) {
        return store.list(filter);
    }

    /** Nothing when there is no such letter, or it was delivered since. */
    public Optional<LetterContent> find(String id) {
        return LetterId.parse(id).flatMap(it -> store.find(it).or(() -> message(it)));
    }

    private Optional<LetterContent> message(LetterId id) {
        return store.kept(id)
                .flatMap(letter -> kept.content(id.thing())
                        .map(content -> new LetterContent(
                                letter,
                                Map.of("deliveryId", letter.key()),
                                content.traceparent(),
                                content.payload(),
                                List.of(),
                                0)));
    }

    /**
     * Has it tried again from the first attempt on, before what waits behind it. {@code forced}: also where later events of the
     * key have taken effect, as those of a system whose failed keys are skipped.
     */
    public LetterResult replay(String id, String actor, Force force) {
        return place(id)
                .map(place -> woken(decisions.replay(place, actor, force == Force.OLD_OVER_NEW)))
                .orElseGet(() -> kept.replay(id, actor));
    }

    /** Whether old news may go over new. */
    public enum Force {
        IN_ORDER,
        OLD_OVER_NEW
    }

    /** Gives it up, so that what waits behind it goes on; only the first of its key, else the order would break. */
    public LetterResult discard(String id, String actor, String reason) {
        return place(id)
                .map(place -> woken(decisions.discard(place, actor, reason)))
                .orElseGet(() -> kept.discard(id, actor, reason));
    }

    private Optional<LetterStore.Place> place(String id) {
        return LetterId.parse(id).flatMap(store::place);
    }

    private LetterResult woken(LetterResult result) {
        wake.run();
        return result;
    }
}
