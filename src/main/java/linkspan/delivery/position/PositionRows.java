package linkspan.delivery.position;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import linkspan.delivery.key.KeyRows;
import linkspan.delivery.key.PendingState;
import linkspan.delivery.key.PositionKey;
import linkspan.platform.database.Database;
import linkspan.platform.database.Sql;

/** The statements on {@code key_positions}; part of {@link KeyPositionStore}'s and {@link PendingStore}'s transactions. */
public final class PositionRows {
    /** What of a key is still to come. A dead letter that was skipped holds nothing, until it is tried again. */
    private static final String OPEN = " from pending p where " + KeyRows.PENDING_OF_POSITION
            + " and (p.seq > k.done_seq or p.state in " + PendingState.ON_THE_WAY + ")";

    private final PositionLockRows locks;

    PositionRows(Database.Kind kind) {
        this.locks = PositionLockRows.of(kind);
    }

    /** Locks the rows in the map's order and fills them; rows that were missing are made. */
    void lock(Connection connection, SortedMap<PositionKey, PositionRow> rows) throws SQLException {
        locks.lock(connection, rows);
    }

    void releaseOfGone(Connection connection, String ourselves) throws SQLException {
        locks.releaseOfGone(connection, ourselves);
    }

    /** Frees what that hub has claimed; what it still writes under those claims is refused. */
    static int release(Connection connection, String instance) throws SQLException {
        return Sql.update(
                connection,
                "update key_positions set claim = claim + 1, claim_until = null, claimed_by = null where claimed_by ="
                        + " ?",
                instance);
    }

    /** Writes what changed. */
    void save(Connection connection, Map<PositionKey, PositionRow> rows) throws SQLException {
        SortedMap<PositionKey, PositionRow> moved = new TreeMap<>(rows);
        moved.values().removeIf(row -> !row.doneChanged);
        if (!moved.isEmpty()) {
            locks.saveDone(connection, moved);
        }
        for (Map.Entry<PositionKey, PositionRow> entry : rows.entrySet()) {
            if (entry.getValue().parkedNow) {
                PositionKey key = entry.getKey();
                KeyRows.change(
                        connection,
                        "update key_positions set parked = true, next_attempt_at = ?, claim_until = null,"
                                + " claimed_by = null",
                        key,
                        entry.getValue().nextAttemptAt);
            }
        }
    }

    /** A statement of its own after the lock: it must see what was committed while we waited for it. */
    void unpark(Connection connection, Map<PositionKey, PositionRow> rows) throws SQLException {
        List<PositionKey> keys = new ArrayList<>();
        rows.forEach((key, row) -> {
            if (row.mayUnpark) {
                keys.add(key);
            }
        });
        for (PositionKey key : keys) {
            int free = Sql.update(
                    connection,
                    "update key_positions k set parked = false, next_attempt_at = null, claim_until = null,"
                            + " claimed_by = null" + KeyRows.KEY + " and not exists (select 1" + OPEN + ")",
                    key.system(),
                    key.topic(),
                    key.key());
            if (free == 0) {
                dueNow(connection, key);
            }
        }
    }

    /**
     * What waits first is tried next, at once or when its system will have it; one that waits for a person is not. Where
     * nothing waits, whoever tries finds out and frees the key.
     */
    void dueNow(Connection connection, PositionKey key) throws SQLException {
        KeyRows.change(
                connection,
                "update key_positions k set next_attempt_at = case when not exists (select 1" + OPEN
                        + ") then current_timestamp else (select case when p.state in " + PendingState.DEAD_LETTERS
                        + " then null when p.not_before > current_timestamp then p.not_before"
                        + " else current_timestamp end" + OPEN + " order by p.seq limit 1) end",
                key);
    }

    /** The database's clock, which decides schedules. */
    Instant now(Connection connection) throws SQLException {
        return Sql.first(connection, "select current_timestamp", row -> row.getObject(1, OffsetDateTime.class))
                .orElseThrow()
                .toInstant();
    }
}
