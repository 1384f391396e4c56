package linkspan.position;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import linkspan.database.Sql;
import linkspan.event.Event;
import linkspan.event.SoundText;
import linkspan.outbox.OutboxStore;

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

    /** Events between the position and this one that are for the system too: usually none. */
    List<Event> missingBefore(Connection connection, Behind behind, long doneSeq) throws SQLException {
        Event event = behind.event();
        if (event.sequence() == doneSeq + 1) {
            return List.of();
        }
        return Sql.list(
                        connection,
                        "select event_id, event_type, stream_key, seq, occurred_at, source, traceparent, data from"
                                + " events where topic = ? and stream_key = ? and seq > ? and seq < ? order by seq",
                        OutboxStore::event,
                        event.topic().wire(),
                        event.key(),
                        doneSeq,
                        event.sequence())
                .stream()
                .filter(each ->
                        behind.routed().contains(each.type()) && !each.time().isBefore(behind.startsAt()))
                .toList();
    }
}
