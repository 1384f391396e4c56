package linkspan.letters;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What operators do with dead letters. Every decision is made under the lock of its key and written together with its
 * line in the audit log: of two people who press at once, one has an effect and the other is told.
 *
 * <p>Methods block on the database and throw {@link linkspan.database.DatabaseFailed}.
 */
public final class Letters {
    private static final Comparator<Letter> OLDEST_FIRST =
            Comparator.comparing(Letter::failedAt, Comparator.nullsFirst(Comparator.naturalOrder()));

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

    /** Newest last. */
    public List<Letter> list(LetterFilter filter) {
        List<Letter> all = new ArrayList<>();
        if (!"kept".equals(filter.state())) {
            all.addAll(store.list(filter));
        }
        kept.list(filter.limit()).stream().filter(filter::takes).forEach(all::add);
        all.sort(OLDEST_FIRST);
        return all.subList(Math.max(0, all.size() - filter.limit()), all.size());
    }

    /** Nothing when there is no such letter, or it was delivered since. */
    public Optional<LetterContent> find(String id) {
        return LetterId.parse(id).flatMap(store::find).or(() -> kept.find(id));
    }

    /** Has it tried again from the first attempt on, before what waits behind it. */
    public LetterResult replay(String id, String actor) {
        return place(id).map(place -> woken(decisions.replay(place, actor))).orElseGet(() -> kept.replay(id, actor));
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
