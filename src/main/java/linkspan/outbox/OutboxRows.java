package linkspan.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import linkspan.database.Database;
import linkspan.database.Sql;

/** Reads {@code outbox} shard by shard; who holds a shard's lock is the only one who publishes it. */
interface OutboxRows {
    /** Waits for the shard until the transaction ends; what is read afterwards has seen all its predecessor did. */
    void lock(Connection connection, int shard) throws SQLException;

    List<OutboxStore.Unpublished> oldest(Connection connection, int shard, int most) throws SQLException;

    List<Integer> shards();

    static OutboxRows of(Database.Kind kind) {
        return switch (kind) {
            case H2 -> new OfFile();
            case POSTGRESQL -> new OfServer();
        };
    }

    /** A file has one process, which has one relay for all shards. */
    final class OfFile implements OutboxRows {
        private static final String OLDEST = "select " + COLUMNS + " order by o.outbox_id limit ?";

        @Override
        public void lock(Connection connection, int shard) {}

        @Override
        public List<OutboxStore.Unpublished> oldest(Connection connection, int shard, int most) throws SQLException {
            return Sql.list(connection, OLDEST, OutboxStore::unpublished, most);
        }

        @Override
        public List<Integer> shards() {
            return List.of(0);
        }
    }

    /** The number of the lock begins with the letters LS, so that it meets nobody else's. */
    final class OfServer implements OutboxRows {
        private static final int LOCKS = 0x4c53_0000;
        private static final String LOCK = "select pg_advisory_xact_lock(?)";
        private static final String OLDEST = "select " + COLUMNS + " where o.shard = ? order by o.outbox_id limit ?";

        @Override
        public void lock(Connection connection, int shard) throws SQLException {
            Sql.list(connection, LOCK, row -> true, (long) LOCKS + shard);
        }

        @Override
        public List<OutboxStore.Unpublished> oldest(Connection connection, int shard, int most) throws SQLException {
            return Sql.list(connection, OLDEST, OutboxStore::unpublished, shard, most);
        }

        @Override
        public List<Integer> shards() {
            return IntStream.range(0, Relay.SHARDS).boxed().toList();
        }
    }

    /** The time is part of the key of {@code events}: it leads to one partition. */
    String COLUMNS = "o.outbox_id, e.event_id, e.event_type, e.stream_key, e.seq, e.occurred_at, e.source,"
            + " e.traceparent, e.data from outbox o join events e on e.topic = o.topic"
            + " and e.stream_key = o.stream_key and e.seq = o.seq and e.occurred_at = o.occurred_at";
}
