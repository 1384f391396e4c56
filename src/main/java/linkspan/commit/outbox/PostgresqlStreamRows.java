package linkspan.commit.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import linkspan.model.Topic;
import linkspan.platform.database.Sql;

/** One statement for all streams of a group: rows are made or locked in the order of the arrays. */
final class PostgresqlStreamRows implements StreamRows {
    private record Last(Stream stream, long number) {}

    private static final String TAKE = """
            insert into streams as s (topic, stream_key, last_seq)
            select * from unnest(?::varchar[], ?::varchar[], ?::bigint[])
            on conflict (topic, stream_key) do update set last_seq = s.last_seq + excluded.last_seq
            returning s.topic, s.stream_key, s.last_seq""";

    @Override
    public Map<Stream, Long> take(Connection connection, SortedMap<Stream, Integer> wanted) throws SQLException {
        Object[] topics = wanted.keySet().stream().map(it -> it.topic().wire()).toArray();
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
