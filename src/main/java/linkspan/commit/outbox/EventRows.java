package linkspan.commit.outbox;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import linkspan.platform.database.Database;
import linkspan.platform.database.Sql;
import org.jspecify.annotations.Nullable;

/** Writes numbered events, each with its row in {@code outbox}, in the order of the list. */
interface EventRows {
    /**
     * An event with its number.
     *
     * @param data canonical JSON
     */
    record Row(
            Stream stream,
            long number,
            String id,
            String type,
            String source,
            @Nullable String traceparent,
            @Nullable String messageId,
            String data) {
        byte[] bytes() {
            return data.getBytes(StandardCharsets.UTF_8);
        }
    }

    /** {@code now}: when all of them were accepted. */
    void insert(Connection connection, List<Row> rows, Instant now) throws SQLException;

    static EventRows of(Database.Kind kind) {
        return switch (kind) {
            case H2 -> new OfFile();
            case POSTGRESQL -> new OfServer();
        };
    }

    /** H2 runs in this process: a statement more costs little. */
    final class OfFile implements EventRows {
        @Override
        public void insert(Connection connection, List<Row> rows, Instant now) throws SQLException {
            try (PreparedStatement event = connection.prepareStatement("insert into events (topic, stream_key, seq,"
                            + " event_id, event_type, source, traceparent, message_id, occurred_at, data)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
                    PreparedStatement outbox = connection.prepareStatement("insert into outbox (shard, topic,"
                            + " stream_key, seq, occurred_at) values (?, ?, ?, ?, ?)")) {
                for (Row row : rows) {
                    Stream stream = row.stream;
                    Sql.bind(
                            event,
                            stream.topic().wire(),
                            stream.key(),
                            row.number,
                            row.id,
                            row.type,
                            row.source,
                            row.traceparent,
                            row.messageId,
                            now,
                            row.bytes());
                    event.addBatch();
                    Sql.bind(outbox, stream.shard(), stream.topic().wire(), stream.key(), row.number, now);
                    outbox.addBatch();
                }
                event.executeBatch();
                outbox.executeBatch();
            }
        }
    }

    /** One statement a table, whose rows are columns on the wire: each further row costs the server a third of a statement. */
    final class OfServer implements EventRows {
        private static final String EVENTS = """
                insert into events (topic, stream_key, seq, event_id, event_type, source, traceparent, message_id, data,
                    occurred_at)
                select u.*, ?::timestamptz from unnest(?::varchar[], ?::varchar[], ?::bigint[], ?::varchar[], ?::varchar[], ?::varchar[],
                    ?::varchar[], ?::varchar[], ?::bytea[]) u""";

        private static final String OUTBOX = """
                insert into outbox (shard, topic, stream_key, seq, occurred_at)
                select u.*, ?::timestamptz from unnest(?::smallint[], ?::varchar[], ?::varchar[], ?::bigint[]) u""";

        @Override
        public void insert(Connection connection, List<Row> rows, Instant now) throws SQLException {
            Columns of = new Columns(connection, rows);
            Object topics = of.texts(row -> row.stream.topic().wire());
            Object keys = of.texts(row -> row.stream.key());
            Object numbers = of.array("bigint", Row::number, new Long[0]);
            Sql.update(
                    connection,
                    EVENTS,
                    now,
                    topics,
                    keys,
                    numbers,
                    of.texts(Row::id),
                    of.texts(Row::type),
                    of.texts(Row::source),
                    of.texts(Row::traceparent),
                    of.texts(Row::messageId),
                    of.array("bytea", Row::bytes, new byte[0][]));
            Object shards = of.array("smallint", row -> (short) row.stream.shard(), new Short[0]);
            Sql.update(connection, OUTBOX, now, shards, topics, keys, numbers);
        }
    }

    /** Values of all rows as one argument. */
    record Columns(Connection connection, List<Row> rows) {
        Object texts(Function<Row, @Nullable String> value) throws SQLException {
            @Nullable String[] texts = new String[rows.size()];
            for (int i = 0; i < texts.length; i++) {
                texts[i] = Sql.sound(value.apply(rows.get(i)));
            }
            return connection.createArrayOf("varchar", texts);
        }

        <T> Object array(String type, Function<Row, T> value, T[] none) throws SQLException {
            return connection.createArrayOf(
                    type, rows.stream().map(value).toList().toArray(none));
        }
    }
}
