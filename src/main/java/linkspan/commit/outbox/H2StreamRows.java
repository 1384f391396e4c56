package linkspan.commit.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import linkspan.platform.database.Sql;

/** Row by row: H2 runs in this process, a statement more costs little. */
final class H2StreamRows implements StreamRows {
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
