package linkspan.commit.outbox;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import linkspan.platform.database.Database;
import linkspan.platform.database.Sql;

/** Reads {@code outbox} shard by shard; who holds a shard's lock is the only one who publishes it. */
interface OutboxRows {
    /** Waits for the shard until the transaction ends; what is read afterwards has seen all its predecessor did. */
    void lock(Connection connection, int shard) throws SQLException;

    /** Of topics other than those; as many as together have some megabytes, at least one. */
    List<OutboxStore.Unpublished> oldest(
            Connection connection, int shard, int most, Set<String> without, Sql.Row<OutboxStore.Unpublished> row)
            throws SQLException;

    List<Integer> shards();

    static OutboxRows of(Database.Kind kind) {
        return switch (kind) {
            case H2 -> new OfFile();
            case POSTGRESQL -> new OfServer();
        };
    }

    /** A file has one process, which has one relay for all shards. */
    final class OfFile implements OutboxRows {
        private static final String OLDEST = OutboxRows.statement("not (topic = any(?))");

        @Override
        public void lock(Connection connection, int shard) {}

        @Override
        public List<OutboxStore.Unpublished> oldest(
                Connection connection, int shard, int most, Set<String> without, Sql.Row<OutboxStore.Unpublished> row)
                throws SQLException {
            return Sql.list(connection, OLDEST, row, OutboxRows.topics(connection, without), most, BYTES);
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
        private static final String OLDEST = OutboxRows.statement("shard = ? and not (topic = any(?))");

        @Override
        public void lock(Connection connection, int shard) throws SQLException {
            Sql.list(connection, LOCK, row -> true, (long) LOCKS + shard);
        }

        @Override
        public List<OutboxStore.Unpublished> oldest(
                Connection connection, int shard, int most, Set<String> without, Sql.Row<OutboxStore.Unpublished> row)
                throws SQLException {
            return Sql.list(connection, OLDEST, row, shard, OutboxRows.topics(connection, without), most, BYTES);
        }

        @Override
        public List<Integer> shards() {
            return IntStream.range(0, Stream.SHARDS).boxed().toList();
        }
    }

    long BYTES = 8 << 20;

    /** The time is part of the key of {@code events}: it leads to one partition. */
    private static String statement(String which) {
        return "select * from (select o.outbox_id, e.topic, e.event_id, e.event_type, e.stream_key, e.seq, e.occurred_at,"
                + " e.source, e.traceparent, e.data, sum(octet_length(e.data)) over (order by o.outbox_id)"
                + " - octet_length(e.data) as bytes_before from (select outbox_id, topic, stream_key, seq, occurred_at from outbox"
                + " where " + which + " order by outbox_id limit ?) o join events e on e.topic = o.topic"
                + " and e.stream_key = o.stream_key and e.seq = o.seq and e.occurred_at = o.occurred_at) batch"
                + " where bytes_before < ? order by outbox_id";
    }

    private static Array topics(Connection connection, Set<String> topics) throws SQLException {
        return connection.createArrayOf("varchar", topics.toArray());
    }
}
