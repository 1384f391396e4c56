package linkspan.letters;

import java.sql.SQLException;
import java.util.Optional;
import linkspan.audit.AuditStore;
import linkspan.database.Sql;
import linkspan.delivery.LockedKeyRows;
import linkspan.delivery.PendingStore;

/**
 * What a person decides about a letter, under the lock of its key and in one transaction with its line in the audit log:
 * of two who press at once, one has an effect and the other is told.
 */
public final class DecisionStore {
    /** What to do with a letter whose key is locked. */
    @FunctionalInterface
    private interface Choice {
        LetterResult make(LockedKeyRows key, LockedKeyRows.Waiting letter) throws SQLException;
    }

    private static final String REPLAY = "letter-replay";
    private final PendingStore pending;
    private final AuditStore audit;

    public DecisionStore(PendingStore pending, AuditStore audit) {
        this.pending = pending;
        this.audit = audit;
    }

    LetterResult replay(LetterStore.Place place, String actor) {
        return decide(place, actor, REPLAY, "", DecisionStore::retry);
    }

    private static LetterResult retry(LockedKeyRows key, LockedKeyRows.Waiting letter) throws SQLException {
        if (letter.sequence() <= key.doneSeq()) {
            return new LetterResult.Superseded(key.doneSeq());
        }
        key.retry(letter);
        return new LetterResult.Replayed();
    }

    LetterResult discard(LetterStore.Place place, String actor, String reason) {
        return decide(place, actor, "letter-discard", reason, (key, letter) -> {
            Optional<LockedKeyRows.Waiting> first = key.first();
            if (letter.sequence() > key.doneSeq()
                    && first.isPresent()
                    && !first.get().equals(letter)) {
                String before = first.get().eventId();
                return new LetterResult.NotFirst(new LetterId(place.id().system(), before).toString());
            }
            key.discard(letter, actor + ": " + reason);
            return new LetterResult.Discarded();
        });
    }

    private LetterResult decide(LetterStore.Place place, String actor, String action, String note, Choice choice) {
        return pending.underLock(place.id().system(), place.topic(), place.key(), key -> {
            LetterResult result = result(key, place, action, choice);
            String detail = note.isEmpty() ? result.words() : result.words() + "; " + note;
            audit.add(key.connection(), actor, action, place.id().toString(), detail);
            return result;
        });
    }

    private static LetterResult result(LockedKeyRows key, LetterStore.Place place, String action, Choice choice)
            throws SQLException {
        LockedKeyRows.Waiting letter = key.find(place.id().thing()).orElse(null);
        if (letter == null) {
            return end(key, place).map(end -> ended(end, action, key)).orElseGet(LetterResult.Unknown::new);
        }
        return letter.givenUp() ? choice.make(key, letter) : new LetterResult.NotDead(letter.state());
    }

    /** How it ended: delivered or discarded. */
    private static Optional<String> end(LockedKeyRows key, LetterStore.Place place) throws SQLException {
        return Sql.first(
                key.connection(),
                "select outcome from deliveries where topic = ? and stream_key = ? and system = ? and event_id = ?"
                        + " and outcome in ('delivered', 'discarded') order by delivery_id desc limit 1",
                row -> row.getString(1),
                place.topic(),
                place.key(),
                place.id().system(),
                place.id().thing());
    }

    /** A discarded one was passed over on purpose: bringing it now would be out of order. */
    private static LetterResult ended(String end, String action, LockedKeyRows key) {
        return end.equals("discarded") && action.equals(REPLAY)
                ? new LetterResult.Superseded(key.doneSeq())
                : new LetterResult.NotDead(end);
    }
}
