package linkspan.delivery.position;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import linkspan.delivery.key.KeyRows;
import linkspan.delivery.key.Parking;
import linkspan.delivery.key.PendingState;
import linkspan.delivery.key.PositionKey;
import linkspan.delivery.missed.MissedStore;
import linkspan.model.Event;
import linkspan.model.EventType;
import linkspan.model.SoundText;
import linkspan.platform.database.Sql;

/** The statements on {@code pending}, always under the lock of the key's position. */
public final class PendingRows {
    private static final int LONGEST = 2_000;

    /** Notes a failed attempt; the row keeps the event as it stands. */
    void fail(Connection connection, PositionKey key, Event event, Parking parking, Instant now) throws SQLException {
        insert(connection, key, event, parking.state());
        KeyRows.changeEvent(
                connection,
                "update pending set state = ?, attempts = ?, code = ?, error = ?, failed_at = ?, not_before = ?",
                key,
                event.sequence(),
                parking.state().text(),
                parking.attempts(),
                parking.code(),
                SoundText.words(parking.detail(), LONGEST),
                now,
                parking.notBefore());
    }

    /** The event waits behind what is before it. */
    void wait(Connection connection, PositionKey key, Event event) throws SQLException {
        insert(connection, key, event, PendingState.BEHIND);
    }

    /**
     * Sets an event aside that no lane will bring, as it stands in {@code events}, whatever its type. Returns 0 when it is not
     * there any more, or waits already.
     */
    int setAside(Connection connection, PositionKey key, long seq, String code, String why) throws SQLException {
        return Sql.update(
                connection,
                "insert into pending (system, topic, stream_key, seq, event_id, event_type, source, traceparent,"
                        + " occurred_at, data, state, attempts, code, error, failed_at) select cast(? as varchar(60)),"
                        + " topic, stream_key, seq, event_id, event_type, source, traceparent, occurred_at, data,"
                        + " cast(? as varchar(10)), 1, cast(? as varchar(40)), cast(? as varchar(2000)),"
                        + " current_timestamp from events"
                        + " where topic = ? and stream_key = ? and seq = ? on conflict do nothing",
                key.system(),
                PendingState.DEAD.text(),
                code,
                SoundText.words(why, LONGEST),
                key.topic(),
                key.key(),
                seq);
    }

    /** The last that waits before that number; empty where nothing does. */
    Optional<Long> lastBefore(Connection connection, PositionKey key, long seq) throws SQLException {
        return KeyRows.first(
                connection,
                "select seq from pending",
                " and seq < ? order by seq desc limit 1",
                row -> row.getLong(1),
                key,
                seq);
    }

    /** True when the event waits there to be tried: not for a person, and also where the position has passed it. */
    boolean isTriedAgain(Connection connection, PositionKey key, long seq) throws SQLException {
        String onTheWay = " and seq = ? and state in " + PendingState.ON_THE_WAY;
        return KeyRows.first(connection, "select 1 from pending", onTheWay, row -> true, key, seq)
                .isPresent();
    }

    /** A person has it tried again, as if for the first time; the reason of the last failure stays until the next end. */
    void retry(Connection connection, PositionKey key, long seq) throws SQLException {
        KeyRows.changeEvent(
                connection,
                "update pending set state = ?, attempts = 0, not_before = null",
                key,
                seq,
                PendingState.WAITING.text());
    }

    void delete(Connection connection, PositionKey key, long seq) throws SQLException {
        KeyRows.changeEvent(connection, "delete from pending", key, seq);
    }

    private static void insert(Connection connection, PositionKey key, Event event, PendingState state)
            throws SQLException {
        Sql.update(
                connection,
                "insert into pending (system, topic, stream_key, seq, event_id, event_type, source, traceparent,"
                        + " occurred_at, data, state) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                key.system(),
                key.topic(),
                key.key(),
                event.sequence(),
                event.id(),
                event.type().name(),
                event.source(),
                event.traceparent(),
                event.time(),
                event.data().getBytes(UTF_8),
                state.text());
    }

    /** Notes that nobody will deliver it. */
    void giveUp(Connection connection, PositionKey key, long seq, String code, String why) throws SQLException {
        KeyRows.changeEvent(
                connection,
                "update pending set state = ?, code = ?, error = ?, failed_at = current_timestamp",
                key,
                seq,
                PendingState.DEAD.text(),
                code,
                why);
    }

    /**
     * Lets events wait that lie between two numbers and are for the system, as many as there are: usually none. They go from
     * table to table, whatever their size. Returns how many.
     */
    int fillBetween(Connection connection, PositionKey key, MissedStore.Wanted wanted, long after, long before)
            throws SQLException {
        if (before <= after + 1) {
            return 0;
        }
        return Sql.update(
                connection,
                "insert into pending (system, topic, stream_key, seq, event_id, event_type, source, traceparent,"
                        + " occurred_at, data, state) select cast(? as varchar(60)), topic, stream_key, seq, event_id,"
                        + " event_type, source, traceparent, occurred_at, data, cast(? as varchar(10)) from events"
                        + " where topic = ? and stream_key = ? and seq > ? and seq < ? and event_type = any(?)"
                        + " and occurred_at >= ? on conflict do nothing",
                key.system(),
                PendingState.BEHIND.text(),
                key.topic(),
                key.key(),
                after,
                before,
                connection.createArrayOf(
                        "varchar", wanted.routed().stream().map(EventType::name).toArray()),
                wanted.startsAt());
    }
}
