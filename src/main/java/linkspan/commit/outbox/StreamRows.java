package linkspan.commit.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import linkspan.model.Topic;
import linkspan.platform.database.Database;
import linkspan.platform.database.Sql;

/** Gives out sequence numbers; the row of each stream is locked from then on until the transaction ends. */
interface StreamRows {
    /** Takes as many numbers of each stream as are wanted, in the map's order; returns the first of each. */
    Map<Stream, Long> take(Connection connection, SortedMap<Stream, Integer> wanted) throws SQLException;

    static StreamRows of(Database.Kind kind) {
        return switch (kind) {
            case H2 -> new OfFile();
            case POSTGRESQL -> new OfServer();
        };
    }

    /** Row by row: H2 runs in this process, a statement more costs little. */
    final class OfFile implements StreamRows {
        @Override
        public Map<Stream, Long> take(Connection connection, SortedMap<Stream, Integer> wanted) throws SQLException {
            Map<Stream, Long> first = new HashMap<>();
            try (PreparedStatement update = connection.prepareStatement(
                            "update streams set last_seq = last_seq + ? where topic = ? and stream_key = ?");
                    PreparedStatement insert = connection.prepareStatement(
                            "insert into streams (last_seq, topic, stream_key) values (?, ?, ?) on conflict do nothing");
                    PreparedStatement select = connection.prepareStatement(
                            "select last_seq from streams where topic = ? and stream_key = ?")) {
                for (Map.Entry<Stream, Integer> entry : wanted.entrySet()) {
                    Stream stream = entry.getKey();
                    int count = entry.getValue();
                    if (!taken(update, stream, count)) {
                        if (taken(insert, stream, count)) {
                            first.put(stream, 1L);
                            continue;
                        }
                        taken(update, stream, count); // somebody else made the stream while we tried
                    }
                    Sql.bind(select, stream.topic().wire(), stream.key());
                    try (ResultSet row = select.executeQuery()) {
                        row.next();
                        first.put(stream, row.getLong(1) - count + 1);
                    }
                }
            }
            return first;
        }

        private static boolean taken(PreparedStatement statement, Stream stream, int count) throws SQLException {
            Sql.bind(statement, count, stream.topic().wire(), stream.key());
            return statement.executeUpdate() == 1;
        }
    }

    /** One statement for all streams of a group: rows are made or locked in the order of the arrays. */
    final class OfServer implements StreamRows {
        private record Last(Stream stream, long number) {}

        private static final String TAKE = """
                insert into streams as s (topic, stream_key, last_seq)
                select * from unnest(?::varchar[], ?::varchar[], ?::bigint[])
                on conflict (topic, stream_key) do update set last_seq = s.last_seq + excluded.last_seq
                returning s.topic, s.stream_key, s.last_seq""";

        @Override
        public Map<Stream, Long> take(Connection connection, SortedMap<Stream, Integer> wanted) throws SQLException {
            Object[] topics =
                    wanted.keySet().stream().map(it -> it.topic().wire()).toArray();
            Object[] keys = wanted.keySet().stream().map(Stream::key).toArray();
            Object[] counts = wanted.values().stream().map(Long::valueOf).toArray();
            Map<Stream, Long> first = new HashMap<>();
            for (Last last : Sql.list(
                    connection,
                    TAKE,
                    row -> new Last(new Stream(new Topic(row.getString(1)), row.getString(2)), row.getLong(3)),
                    connection.createArrayOf("varchar", topics),
                    connection.createArrayOf("varchar", keys),
                    connection.createArrayOf("bigint", counts))) {
                first.put(last.stream, last.number - wanted.getOrDefault(last.stream, 0) + 1);
            }
            return first;
        }
    }
}
