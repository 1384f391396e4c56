package linkspan.position;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import linkspan.database.Sql;

/** The statements on {@code key_positions}; part of {@link KeyPositionStore}'s and {@link PendingStore}'s transactions. */
public final class PositionRows {
    private static final String WHERE = " where system = ? and topic = ? and stream_key = ?";

    /** Locks the rows in the map's order and fills them; rows that were missing are made. */
    void lock(Connection connection, Map<PositionKey, PositionRow> rows) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                        "insert into key_positions (system, topic, stream_key) values (?, ?, ?) on conflict do nothing");
                PreparedStatement select = connection.prepareStatement(
                        "select done_seq, parked, claim from key_positions" + WHERE + " for update")) {
            for (Map.Entry<PositionKey, PositionRow> entry : rows.entrySet()) {
                if (!read(select, entry.getKey(), entry.getValue())) {
                    bind(insert, entry.getKey());
                    if (insert.executeUpdate() == 0) { // somebody else was first
                        read(select, entry.getKey(), entry.getValue());
                    }
                }
            }
        }
    }

    private static boolean read(PreparedStatement select, PositionKey key, PositionRow row) throws SQLException {
        bind(select, key);
        try (ResultSet found = select.executeQuery()) {
            if (!found.next()) {
                return false;
            }
            row.doneSeq = found.getLong(1);
            row.parked = found.getBoolean(2);
            row.claim = found.getLong(3);
            return true;
        }
    }

    /** Writes what changed. */
    void save(Connection connection, Map<PositionKey, PositionRow> rows) throws SQLException {
        try (PreparedStatement done = connection.prepareStatement("update key_positions set done_seq = ?" + WHERE)) {
            boolean any = false;
            for (Map.Entry<PositionKey, PositionRow> entry : rows.entrySet()) {
                if (entry.getValue().doneChanged) {
                    PositionKey key = entry.getKey();
                    Sql.bind(done, entry.getValue().doneSeq, key.system(), key.topic(), key.key());
                    done.addBatch();
                    any = true;
                }
            }
            if (any) {
                done.executeBatch();
            }
        }
        for (Map.Entry<PositionKey, PositionRow> entry : rows.entrySet()) {
            if (entry.getValue().parkedNow) {
                PositionKey key = entry.getKey();
                Sql.update(
                        connection,
                        "update key_positions set parked = true, next_attempt_at = ?, claim_until = null, claimed_by = null"
                                + WHERE,
                        entry.getValue().nextAttemptAt,
                        key.system(),
                        key.topic(),
                        key.key());
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
                    "update key_positions k set parked = false, next_attempt_at = null, claim_until = null, claimed_by = null"
                            + WHERE
                            + " and not exists (select 1 from pending p where p.system = k.system and p.topic = k.topic"
                            + " and p.stream_key = k.stream_key and p.seq > k.done_seq)",
                    key.system(),
                    key.topic(),
                    key.key());
            if (free == 0) {
                dueNow(connection, key);
            }
        }
    }

    /** What waits first is tried next; one that waits for a person is not. */
    void dueNow(Connection connection, PositionKey key) throws SQLException {
        Sql.update(
                connection,
                "update key_positions k set next_attempt_at = (select case when min(case when p.state in"
                        + " ('dead', 'uncertain') then p.seq end) = min(p.seq) then null else current_timestamp end"
                        + " from pending p where p.system = k.system and p.topic = k.topic"
                        + " and p.stream_key = k.stream_key and p.seq > k.done_seq)" + WHERE,
                key.system(),
                key.topic(),
                key.key());
    }

    /** The database's clock, which decides schedules. */
    Instant now(Connection connection) throws SQLException {
        return Sql.first(connection, "select current_timestamp", row -> row.getObject(1, OffsetDateTime.class))
                .orElseThrow()
                .toInstant();
    }

    private static void bind(PreparedStatement statement, PositionKey key) throws SQLException {
        statement.setString(1, key.system());
        statement.setString(2, key.topic());
        statement.setString(3, key.key());
    }
}
