package linkspan.operations.letters;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import linkspan.delivery.missed.MissedStore;
import linkspan.delivery.position.LockedKeyRows;
import linkspan.delivery.position.PendingStore;
import linkspan.model.EventType;
import linkspan.platform.audit.AuditStore;
import linkspan.platform.database.Sql;

/**
 * What a person decides about a letter, under the lock of its key and in one transaction with its line in the audit log:
 * of two who press at once, one has an effect and the other is told.
 */
public final class DecisionStore {
    /** What to do with a letter whose key is locked. */
    private interface Choice {
        LetterResult of(LockedKeyRows key, LockedKeyRows.Waiting letter) throws SQLException;

        /** It is none any more: it was delivered or discarded. */
        LetterResult ended(LockedKeyRows key, String outcome);
    }

    /** Has it tried again; {@code forced}: also what newer events have overtaken. */
    private record Retry(MissedStore.Wanted wanted, boolean forced) implements Choice {
        @Override
        public LetterResult of(LockedKeyRows key, LockedKeyRows.Waiting letter) throws SQLException {
            if (letter.sequence() < key.doneSeq() && !forced) {
                return new LetterResult.Superseded(key.doneSeq());
            }
            if (wanted.routed().stream().noneMatch(type -> type.name().equals(letter.eventType()))) {
                return new LetterResult.NoRoute(wanted.system(), EventType.labelOf(letter.eventType()));
            }
            key.retry(letter, wanted);
            return new LetterResult.Replayed();
        }

        /** What was discarded was passed over on purpose: bringing it now would be out of order. */
        @Override
        public LetterResult ended(LockedKeyRows key, String outcome) {
            return outcome.equals("discarded")
                    ? new LetterResult.Superseded(key.doneSeq())
                    : new LetterResult.NotDead(outcome);
        }
    }

    /** Gives it up. */
    private record Discard(String system, String reason) implements Choice {
        @Override
        public LetterResult of(LockedKeyRows key, LockedKeyRows.Waiting letter) throws SQLException {
            Optional<LockedKeyRows.Waiting> first = key.first();
            if (letter.sequence() > key.doneSeq()
                    && first.isPresent()
                    && !first.get().equals(letter)) {
                return new LetterResult.NotFirst(
                        new LetterId(system, first.get().eventId()).toString());
            }
            key.discard(letter, reason);
            return new LetterResult.Discarded();
        }

        @Override
        public LetterResult ended(LockedKeyRows key, String outcome) {
            return new LetterResult.NotDead(outcome);
        }
    }

    /** What a system takes of a topic now; of a system that is gone nothing. */
    @FunctionalInterface
    public interface Takes {
        MissedStore.Wanted of(String system, String topic);
    }

    /** What is written in the transaction of a decision. */
    @FunctionalInterface
    public interface Note {
        void write(Connection connection, LetterResult result) throws SQLException;
    }

    private final PendingStore pending;
    private final AuditStore audit;
    private final Takes takes;

    public DecisionStore(PendingStore pending, AuditStore audit, Takes takes) {
        this.pending = pending;
        this.audit = audit;
        this.takes = takes;
    }

    LetterResult replay(LetterStore.Place place, String actor, boolean forced, Note also) {
        Choice choice = new Retry(takes.of(place.id().system(), place.topic()), forced);
        return decide(place, actor, "letter-replay", forced ? "forced" : "", choice, also);
    }

    LetterResult discard(LetterStore.Place place, String actor, String reason) {
        Choice choice = new Discard(place.id().system(), actor + ": " + reason);
        return decide(place, actor, "letter-discard", reason, choice, (connection, result) -> {});
    }

    private LetterResult decide(
            LetterStore.Place place, String actor, String action, String note, Choice choice, Note also) {
        return pending.underLock(place.id().system(), place.topic(), place.key(), key -> {
            LetterResult result = result(key, place, choice);
            String detail = note.isEmpty() ? result.words() : result.words() + "; " + note;
            audit.add(key.connection(), actor, action, place.id().toString(), detail);
            also.write(key.connection(), result);
            return result;
        });
    }

    private static LetterResult result(LockedKeyRows key, LetterStore.Place place, Choice choice) throws SQLException {
        LockedKeyRows.Waiting letter = key.find(place.id().thing()).orElse(null);
        if (letter == null) {
            return end(key, place).map(end -> choice.ended(key, end)).orElseGet(LetterResult.Unknown::new);
        }
        return letter.state().isDeadLetter()
                ? choice.of(key, letter)
                : new LetterResult.NotDead(letter.state().text());
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
}
