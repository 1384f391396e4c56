package linkspan.letters;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import linkspan.audit.AuditStore;
import linkspan.delivery.LockedKey;
import linkspan.delivery.PendingStore;

/**
 * What operators do with dead letters. Every decision is made under the lock of its key and written together with its
 * line in the audit log: of two people who press at once, one has an effect and the other is told.
 *
 * <p>Methods block on the database and throw {@link linkspan.database.DatabaseFailed}.
 */
public final class Letters {
    private static final Comparator<Letter> OLDEST_FIRST =
            Comparator.comparing(Letter::failedAt, Comparator.nullsFirst(Comparator.naturalOrder()));

    /** What to do with a letter whose key is locked. */
    @FunctionalInterface
    private interface Choice {
        LetterResult make(LockedKey key, LockedKey.Waiting letter) throws SQLException;
    }

    private final LetterStore store;
    private final PendingStore pending;
    private final KeptLetters kept;
    private final AuditStore audit;
    private final Runnable wake;

    /** @param wake called when something that waited has become due */
    public Letters(LetterStore store, PendingStore pending, KeptLetters kept, AuditStore audit, Runnable wake) {
        this.store = store;
        this.pending = pending;
        this.kept = kept;
        this.audit = audit;
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
        return decide(id, actor, "letter-replay", "", Letters::retry).orElseGet(() -> kept.replay(id, actor));
    }

    private static LetterResult retry(LockedKey key, LockedKey.Waiting letter) throws SQLException {
        if (letter.sequence() <= key.doneSeq()) {
            return new LetterResult.Superseded(key.doneSeq());
        }
        key.retry(letter);
        return new LetterResult.Replayed();
    }

    /** Gives it up, so that what waits behind it goes on; only the first of its key, else the order would break. */
    public LetterResult discard(String id, String actor, String reason) {
        String why = actor + ": " + reason;
        return decide(id, actor, "letter-discard", reason, (key, letter) -> discard(id, why, key, letter))
                .orElseGet(() -> kept.discard(id, actor, reason));
    }

    private static LetterResult discard(String id, String why, LockedKey key, LockedKey.Waiting letter)
            throws SQLException {
        Optional<LockedKey.Waiting> first = key.first();
        if (letter.sequence() > key.doneSeq()
                && first.isPresent()
                && !first.get().equals(letter)) {
            String system = id.substring(0, id.indexOf('.'));
            return new LetterResult.NotFirst(new LetterId(system, first.get().eventId()).toString());
        }
        key.discard(letter, why);
        return new LetterResult.Discarded();
    }

    /** Nothing when no delivery has that id. */
    private Optional<LetterResult> decide(String text, String actor, String action, String note, Choice choice) {
        LetterId id = LetterId.parse(text).orElse(null);
        LetterStore.Place place = id == null ? null : store.place(id).orElse(null);
        if (id == null || place == null) {
            return Optional.empty();
        }
        LetterResult result = pending.underLock(id.system(), place.topic(), place.key(), key -> {
            LetterResult made = make(key, id, place, choice);
            String detail = note.isEmpty() ? made.words() : made.words() + "; " + note;
            audit.add(key.connection(), actor, action, text, detail);
            return made;
        });
        wake.run();
        return Optional.of(result);
    }

    private LetterResult make(LockedKey key, LetterId id, LetterStore.Place place, Choice choice) throws SQLException {
        LockedKey.Waiting letter = key.find(id.thing()).orElse(null);
        if (letter == null) {
            return store.end(key.connection(), id, place)
                    .map(end -> ended(end, key))
                    .orElseGet(LetterResult.Unknown::new);
        }
        return letter.givenUp() ? choice.make(key, letter) : new LetterResult.NotDead(letter.state());
    }

    /** A discarded one was passed over on purpose: bringing it now would be out of order. */
    private static LetterResult ended(String end, LockedKey key) {
        return end.equals("discarded") ? new LetterResult.Superseded(key.doneSeq()) : new LetterResult.NotDead(end);
    }
}
