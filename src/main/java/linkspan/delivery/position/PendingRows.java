package linkspan.delivery.position;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import linkspan.delivery.key.PositionKey;
import linkspan.delivery.missed.MissedStore;
import linkspan.model.Event;
import linkspan.model.EventType;
import linkspan.model.SoundText;
import linkspan.platform.database.Sql;

/** The statements on {@code pending}, always under the lock of the key's position. */
public final class PendingRows {
    private static final int LONGEST = 2_000;
    private static final String WHERE = " where system = ? and topic = ? and stream_key = ? and seq = ?";

    /** Notes a failed attempt; the row keeps the event as it stands. */
    void fail(Connection connection, PositionKey key, Event event, KeyPositionStore.Failure failure, Instant now)
            throws SQLException {
        insert(connection, key, event, failure.state());
        Sql.update(
                connection,
                "update pending set state = ?, attempts = ?, code = ?, error = ?, failed_at = ?, not_before = ?"
                        + WHERE,
                failure.state(),
                failure.attempts(),
                failure.code(),
                SoundText.words(failure.detail(), LONGEST),
                now,
                failure.notBefore(),
                key.system(),
                key.topic(),
                key.key(),
                event.sequence());
    }

    /** The event waits behind what is before it. */
    void wait(Connection connection, PositionKey key, Event event) throws SQLException {
        insert(connection, key, event, "behind");
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
                        + " 'dead', 1, cast(? as varchar(40)), cast(? as varchar(2000)), current_timestamp from events"
                        + " where topic = ? and stream_key = ? and seq = ? on conflict do nothing",
                key.system(),
                code,
                SoundText.words(why, LONGEST),
                key.topic(),
                key.key(),
                seq);
    }

    /** True when nothing of the key waits before that number. */
    boolean isFirst(Connection connection, PositionKey key, long seq) throws SQLException {
        return Sql.first(
                        connection,
                        "select 1 from pending where system = ? and topic = ? and stream_key = ? and seq < ? limit 1",
                        row -> true,
                        key.system(),
                        key.topic(),
                        key.key(),
                        seq)
                .isEmpty();
    }

    /** True when the event waits there, although the position has passed it: it was skipped, and is to be tried again. */
    boolean isTriedAgain(Connection connection, PositionKey key, long seq) throws SQLException {
        return Sql.first(
                        connection,
                        "select 1 from pending" + WHERE + " and state in ('waiting', 'behind')",
                        row -> true,
                        key.system(),
                        key.topic(),
                        key.key(),
                        seq)
                .isPresent();
    }

    /** A person has it tried again, as if for the first time; the reason of the last failure stays until the next end. */
    void retry(Connection connection, PositionKey key, long seq) throws SQLException {
        Sql.update(
                connection,
                "update pending set state = 'waiting', attempts = 0, not_before = null" + WHERE,
                key.system(),
                key.topic(),
                key.key(),
                seq);
    }

    void delete(Connection connection, PositionKey key, long seq) throws SQLException {
        Sql.update(connection, "delete from pending" + WHERE, key.system(), key.topic(), key.key(), seq);
    }

    private static void insert(Connection connection, PositionKey key, Event event, String state) throws SQLException {
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
                state);
    }

    /** Notes that nobody will deliver it. */
    void giveUp(Connection connection, PositionKey key, long seq, String code, String why) throws SQLException {
        Sql.update(
                connection,
                "update pending set state = 'dead', code = ?, error = ?, failed_at = current_timestamp" + WHERE,
                code,
                why,
                key.system(),
                key.topic(),
                key.key(),
                seq);
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
                        + " event_type, source, traceparent, occurred_at, data, 'behind' from events where topic = ?"
                        + " and stream_key = ? and seq > ? and seq < ? and event_type = any(?) and occurred_at >= ?"
                        + " on conflict do nothing",
                key.system(),
                key.topic(),
                key.key(),
                after,
                before,
                connection.createArrayOf(
                        "varchar", wanted.routed().stream().map(EventType::name).toArray()),
                wanted.startsAt());
    }
}
