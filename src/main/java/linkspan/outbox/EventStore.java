package linkspan.outbox;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import linkspan.commit.Origin;
import linkspan.commit.UnitInCommit;
import linkspan.commit.UnitStore;
import linkspan.crash.CrashPoint;
import linkspan.database.Sql;
import linkspan.event.EventDraft;
import linkspan.event.Json;
import linkspan.event.Topic;

/**
 * Gives accepted events their number and writes them with their outbox row.
 *
 * <p>The lock on a key's row in {@code streams} is held until the commit, so that within a key both numbers and outbox
 * ids rise in the order of commits.
 */
public final class EventStore implements UnitStore {
    private record Stream(Topic topic, String key) implements Comparable<Stream> {
        @Override
        public int compareTo(Stream other) {
            int byTopic = topic.compareTo(other.topic);
            return byTopic != 0 ? byTopic : key.compareTo(other.key);
        }
    }

    private final Clock clock;
    private final Supplier<String> ids;

    public EventStore(Clock clock, Supplier<String> ids) {
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    public void write(Connection connection, List<UnitInCommit> units) throws SQLException {
        Map<Stream, Integer> counts = new TreeMap<>(); // folded and sorted: no row twice, no deadlock
        for (UnitInCommit unit : units) {
            for (EventDraft draft : unit.accepted()) {
                counts.merge(new Stream(draft.type().topic(), draft.key()), 1, Integer::sum);
            }
        }
        if (!counts.isEmpty()) {
            insert(connection, units, numbers(connection, counts));
            CrashPoint.at("A7");
        }
    }

    /** The first free number of each stream, which is locked from here on. */
    private static Map<Stream, Long> numbers(Connection connection, Map<Stream, Integer> counts) throws SQLException {
        Map<Stream, Long> next = new HashMap<>();
        try (PreparedStatement update = connection.prepareStatement(
                        "update streams set last_seq = last_seq + ? where topic = ? and stream_key = ?");
                PreparedStatement insert = connection.prepareStatement(
                        "insert into streams (last_seq, topic, stream_key) values (?, ?, ?) on conflict do nothing");
                PreparedStatement select = connection.prepareStatement(
                        "select last_seq from streams where topic = ? and stream_key = ?")) {
            for (Map.Entry<Stream, Integer> entry : counts.entrySet()) {
                Stream stream = entry.getKey();
                int count = entry.getValue();
                if (!taken(update, stream, count)) {
                    if (taken(insert, stream, count)) {
                        next.put(stream, 1L);
                        continue;
                    }
                    taken(update, stream, count); // somebody else made the stream while we tried
                }
                Sql.bind(select, stream.topic.wire(), stream.key);
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                    next.put(stream, row.getLong(1) - count + 1);
                }
            }
        }
        return next;
    }

    private static boolean taken(PreparedStatement statement, Stream stream, int count) throws SQLException {
        Sql.bind(statement, count, stream.topic.wire(), stream.key);
        return statement.executeUpdate() == 1;
    }

    private void insert(Connection connection, List<UnitInCommit> units, Map<Stream, Long> next) throws SQLException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        try (PreparedStatement event = connection.prepareStatement("insert into events (topic, stream_key, seq,"
                        + " event_id, event_type, source, traceparent, message_id, occurred_at, data)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
                PreparedStatement outbox =
                        connection.prepareStatement("insert into outbox (topic, stream_key, seq) values (?, ?, ?)")) {
            for (UnitInCommit unit : units) {
                Origin origin = unit.part(Origin.class);
                for (EventDraft draft : unit.accepted()) {
                    Stream stream = new Stream(draft.type().topic(), draft.key());
                    long number = next.merge(stream, 1L, Long::sum) - 1;
                    Sql.bind(
                            event,
                            stream.topic.wire(),
                            stream.key,
                            number,
                            ids.get(),
                            draft.type().name(),
                            origin == null ? "hub" : origin.source(),
                            origin == null ? null : origin.traceparent(),
                            origin == null ? null : origin.messageId(),
                            now.atOffset(ZoneOffset.UTC),
                            Json.text(draft.data()).getBytes(StandardCharsets.UTF_8));
                    event.addBatch();
                    Sql.bind(outbox, stream.topic.wire(), stream.key, number);
                    outbox.addBatch();
                }
            }
            event.executeBatch();
            outbox.executeBatch();
        }
    }
}
