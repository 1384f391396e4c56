package linkspan.commit.outbox;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import linkspan.commit.Origin;
import linkspan.commit.UnitInCommit;
import linkspan.commit.UnitStore;
import linkspan.model.EventDraft;
import linkspan.model.Json;
import linkspan.platform.crash.CrashPoint;
import linkspan.platform.database.Database;
import linkspan.platform.database.Sql;

/**
 * Gives accepted events their number and writes them with their outbox row.
 *
 * <p>The lock on a key's row in {@code streams} is held until the commit, so that within a key both numbers and outbox
 * ids rise in the order of commits.
 */
public final class EventStore implements UnitStore {
    private final Clock clock;
    private final Supplier<String> ids;
    private final StreamRows streams;

    public EventStore(Database.Kind kind, Clock clock, Supplier<String> ids) {
        this.streams = StreamRows.of(kind);
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    public void write(Connection connection, List<UnitInCommit> units) throws SQLException {
        SortedMap<Stream, Integer> counts = new TreeMap<>(); // folded and sorted: no row twice, no deadlock
        for (UnitInCommit unit : units) {
            for (EventDraft draft : unit.accepted()) {
                counts.merge(new Stream(draft.type().topic(), draft.key()), 1, Integer::sum);
            }
        }
        if (!counts.isEmpty()) {
            insert(connection, units, streams.take(connection, counts));
            CrashPoint.at("A7");
        }
    }

    private void insert(Connection connection, List<UnitInCommit> units, Map<Stream, Long> next) throws SQLException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        try (PreparedStatement event = connection.prepareStatement("insert into events (topic, stream_key, seq,"
                        + " event_id, event_type, source, traceparent, message_id, occurred_at, data)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
                PreparedStatement outbox = connection.prepareStatement(
                        "insert into outbox (shard, topic, stream_key, seq, occurred_at) values (?, ?, ?, ?, ?)")) {
            for (UnitInCommit unit : units) {
                Origin origin = unit.part(Origin.class);
                for (EventDraft draft : unit.accepted()) {
                    Stream stream = new Stream(draft.type().topic(), draft.key());
                    long number = next.merge(stream, 1L, Long::sum) - 1;
                    Sql.bind(
                            event,
                            stream.topic().wire(),
                            stream.key(),
                            number,
                            ids.get(),
                            draft.type().name(),
                            origin == null ? "hub" : origin.source(),
                            origin == null ? null : origin.traceparent(),
                            origin == null ? null : origin.messageId(),
                            now.atOffset(ZoneOffset.UTC),
                            Json.text(draft.data()).getBytes(StandardCharsets.UTF_8));
                    event.addBatch();
                    Sql.bind(outbox, stream.shard(), stream.topic().wire(), stream.key(), number, now);
                    outbox.addBatch();
                }
            }
            event.executeBatch();
            outbox.executeBatch();
        }
    }
}
