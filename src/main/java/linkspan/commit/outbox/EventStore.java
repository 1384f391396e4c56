package linkspan.commit.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
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
    private final EventRows rows;

    public EventStore(Database.Kind kind, Clock clock, Supplier<String> ids) {
        this.streams = StreamRows.of(kind);
        this.rows = EventRows.of(kind);
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
        List<EventRows.Row> numbered = new ArrayList<>();
        for (UnitInCommit unit : units) {
            Origin origin = unit.part(Origin.class);
            for (EventDraft draft : unit.accepted()) {
                Stream stream = new Stream(draft.type().topic(), draft.key());
                numbered.add(new EventRows.Row(
                        stream,
                        next.merge(stream, 1L, Long::sum) - 1,
                        ids.get(),
                        draft.type().name(),
                        origin == null ? "hub" : origin.source(),
                        origin == null ? null : origin.traceparent(),
                        origin == null ? null : origin.messageId(),
                        Json.text(draft.data())));
            }
        }
        rows.insert(connection, numbered, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }
}
