package linkspan.delivery.position;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Predicate;
import linkspan.delivery.key.KeyRows;
import linkspan.delivery.key.PendingState;
import linkspan.delivery.key.PositionKey;
import linkspan.delivery.missed.MissedStore;
import linkspan.model.failure.FailureCode;

/** A key of one system under its row's lock, in a person's hands; good until its transaction ends. */
public final class LockedKeyRows {
    /** An event of this key that the system has not taken. */
    public record Waiting(String eventId, long sequence, PendingState state, String eventType) {}

    private final Connection connection;
    private final PositionKey key;
    private final PositionRow row;
    private final PositionRows positions;
    private final PendingRows pending = new PendingRows();
    private final HistoryStore history = new HistoryStore();

    LockedKeyRows(Connection connection, PositionRows positions, PositionKey key, PositionRow row) {
        this.positions = positions;
        this.connection = connection;
        this.key = key;
        this.row = row;
    }

    /** Of the transaction that holds the lock, for what has to be written with it. */
    public Connection connection() {
        return connection;
    }

    /** How far the system is; a replay of anything up to here would let old state overwrite new. */
    public long doneSeq() {
        return row.doneSeq;
    }

    public Optional<Waiting> find(String eventId) throws SQLException {
        return waiting(" and event_id = ?", eventId);
    }

    /** What is to be delivered next; nothing when the key is free. */
    public Optional<Waiting> first() throws SQLException {
        return waiting(" and (seq > ? or state in " + PendingState.ON_THE_WAY + ") order by seq limit 1", row.doneSeq);
    }

    private Optional<Waiting> waiting(String which, Object argument) throws SQLException {
        return KeyRows.first(
                connection,
                "select event_id, seq, state, event_type from pending",
                which,
                each -> new Waiting(
                        each.getString(1), each.getLong(2), PendingState.of(each.getString(3)), each.getString(4)),
                key,
                argument);
    }

    /**
     * It is tried again when its turn comes, at once when it is the first, and what comes before it and waits nowhere with it.
     * The key waits for it, also where it had gone on without it.
     */
    public void retry(Waiting waiting, MissedStore.Wanted wanted) throws SQLException {
        pending.fillBetween(connection, key, wanted, row.doneSeq, waiting.sequence());
        pending.retry(connection, key, waiting.sequence());
        if (!row.parked) {
            row.park(null);
        }
        row.goOn();
    }

    /** Nobody will deliver what is first here: a person has to know. */
    void giveUpFirst(Predicate<String> routed, FailureCode code, String why) throws SQLException {
        Optional<Waiting> first = first();
        if (first.isPresent()
                && !first.get().state().isDeadLetter()
                && !routed.test(first.get().eventType())) {
            pending.giveUp(connection, key, first.get().sequence(), code.label(), why);
            row.goOn();
        }
    }

    /** Sets an event aside for a person that no lane will bring; what comes before it is delivered first. */
    void setAside(long seq, String code, String why) throws SQLException {
        if (seq > row.doneSeq && pending.setAside(connection, key, seq, code, why) > 0 && !row.parked) {
            row.park(null);
        }
    }

    /** It will never be delivered; what waits behind it goes on. */
    public void discard(Waiting waiting, String reason) throws SQLException {
        history.discarded(connection, key, waiting.sequence(), reason, positions.now(connection));
        pending.delete(connection, key, waiting.sequence());
        if (waiting.sequence() > row.doneSeq) {
            row.done(waiting.sequence());
        }
        if (row.parked) {
            row.goOn();
        }
    }
}
