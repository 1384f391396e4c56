package linkspan.delivery.position;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import linkspan.delivery.key.KeyRows;
import linkspan.delivery.key.PositionKey;
import linkspan.platform.database.Database;
import linkspan.platform.database.Sql;

/** Locks rows of {@code key_positions} and moves them on: what every delivery does, so each database has its fastest way. */
interface PositionLockRows {
    /** Locks the rows in the map's order and fills them; rows that were missing are made. */
    void lock(Connection connection, SortedMap<PositionKey, PositionRow> rows) throws SQLException;

    /** Writes {@code done_seq} of those that moved. */
    void saveDone(Connection connection, SortedMap<PositionKey, PositionRow> rows) throws SQLException;

    /** Frees what hubs had claimed that run no more: nobody holds their {@link linkspan.platform.database.InstanceLock}. */
    void releaseOfGone(Connection connection, String ourselves) throws SQLException;

    static PositionLockRows of(Database.Kind kind) {
        return switch (kind) {
            case H2 -> new OfFile();
            case POSTGRESQL -> new OfServer();
        };
    }

    /** Row by row: H2 runs in this process, a statement more costs little. */
    final class OfFile implements PositionLockRows {
        @Override
        public void lock(Connection connection, SortedMap<PositionKey, PositionRow> rows) throws SQLException {
            try (PreparedStatement insert = connection.prepareStatement(
                            "insert into key_positions (system, topic, stream_key) values (?, ?, ?)"
                                    + " on conflict do nothing");
                    PreparedStatement select = connection.prepareStatement(
                            "select done_seq, parked, claim from key_positions" + KeyRows.KEY + " for update")) {
                for (var entry : rows.entrySet()) {
                    PositionKey key = entry.getKey();
                    if (!read(select, key, entry.getValue())) {
                        Sql.bind(insert, key.system(), key.topic(), key.key());
                        if (insert.executeUpdate() == 0) { // somebody else was first
                            read(select, key, entry.getValue());
                        }
                    }
                }
            }
        }

        private static boolean read(PreparedStatement select, PositionKey key, PositionRow row) throws SQLException {
            Sql.bind(select, key.system(), key.topic(), key.key());
            try (ResultSet found = select.executeQuery()) {
                return found.next() && fill(row, found);
            }
        }

        @Override
        public void saveDone(Connection connection, SortedMap<PositionKey, PositionRow> rows) throws SQLException {
            try (PreparedStatement done =
                    connection.prepareStatement("update key_positions set done_seq = ?" + KeyRows.KEY)) {
                for (var entry : rows.entrySet()) {
                    PositionKey key = entry.getKey();
                    Sql.bind(done, entry.getValue().doneSeq, key.system(), key.topic(), key.key());
                    done.addBatch();
                }
                done.executeBatch();
            }
        }

        /** Nobody else can use the file. */
        @Override
        public void releaseOfGone(Connection connection, String ourselves) {}
    }

    /** Three statements for a whole group. */
    final class OfServer implements PositionLockRows {
        private static final String KEYS = "unnest(?::varchar[], ?::varchar[], ?::varchar[])";
        private static final String MAKE = "insert into key_positions (system, topic, stream_key) select * from " + KEYS
                + " on conflict do nothing";
        private static final String LOCK =
                "select system, topic, stream_key, done_seq, parked, claim from key_positions"
                        + " where (system, topic, stream_key) in (select * from " + KEYS + ")"
                        + " order by system, topic, stream_key for update";
        private static final String SAVE = "update key_positions k set done_seq = n.seq from unnest(?::varchar[],"
                + " ?::varchar[], ?::varchar[], ?::bigint[]) n (system, topic, stream_key, seq)"
                + " where k.system = n.system and k.topic = n.topic and k.stream_key = n.stream_key";

        private static final String CLAIMING =
                "select distinct claimed_by from key_positions where claimed_by is not null and claimed_by <> ?";
        private static final String GONE = "select pg_try_advisory_xact_lock(hashtextextended(?, 0))";

        @Override
        public void lock(Connection connection, SortedMap<PositionKey, PositionRow> rows) throws SQLException {
            Object[] keys = keys(connection, rows.keySet());
            Sql.update(connection, MAKE, keys);
            Sql.list(
                    connection,
                    LOCK,
                    row -> fill(
                            Objects.requireNonNull(
                                    rows.get(new PositionKey(row.getString(1), row.getString(2), row.getString(3)))),
                            row),
                    keys);
        }

        @Override
        public void saveDone(Connection connection, SortedMap<PositionKey, PositionRow> rows) throws SQLException {
            Object[] keys = keys(connection, rows.keySet());
            Object[] done = rows.values().stream().map(row -> row.doneSeq).toArray();
            Sql.update(connection, SAVE, keys[0], keys[1], keys[2], connection.createArrayOf("bigint", done));
        }

        @Override
        public void releaseOfGone(Connection connection, String ourselves) throws SQLException {
            for (String other : Sql.list(connection, CLAIMING, row -> row.getString(1), ourselves)) {
                boolean gone = Sql.list(connection, GONE, row -> row.getBoolean(1), other)
                        .get(0);
                if (gone) {
                    PositionRows.release(connection, other);
                }
            }
        }

        private static Object[] keys(Connection connection, Set<PositionKey> keys) throws SQLException {
            return new Object[] {
                connection.createArrayOf(
                        "varchar", keys.stream().map(PositionKey::system).toArray()),
                connection.createArrayOf(
                        "varchar", keys.stream().map(PositionKey::topic).toArray()),
                connection.createArrayOf(
                        "varchar", keys.stream().map(PositionKey::key).toArray())
            };
        }
    }

    private static boolean fill(PositionRow row, ResultSet found) throws SQLException {
        row.doneSeq = found.getLong("done_seq");
        row.parked = found.getBoolean("parked");
        row.claim = found.getLong("claim");
        return true;
    }
}
