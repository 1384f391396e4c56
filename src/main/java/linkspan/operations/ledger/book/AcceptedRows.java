package linkspan.operations.ledger.book;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import linkspan.platform.database.Sql;

/** Reads what was accepted, and what of it has not had its effect. Each statement sees one moment. */
public final class AcceptedRows {
    /** By how much the clocks of hubs may differ. */
    private static final Duration SKEW = Duration.ofMinutes(10);

    /**
     * Each table is asked by its key for one event after the other, and events by their time alone: as questions within the
     * statement, and with a topic that no index has, so that no statistics make of it a scan of a day. Days of deliveries
     * that are still to come are not opened: each would cost as much as the one that has the row.
     */
    private static final String OPEN = """
            select * from (select e.event_id, e.event_type, e.topic, e.stream_key, e.seq, e.occurred_at,
             (select k.done_seq from key_positions k where k.system = ? and k.topic = e.topic
              and k.stream_key = e.stream_key) as done_seq,
             (select p.state from pending p where p.system = ? and p.topic = e.topic and p.stream_key = e.stream_key
              and p.seq = e.seq) as state,
             (select max(case d.outcome when 'delivered' then 2 when 'discarded' then 1 else 0 end) from deliveries d
              where d.topic = e.topic and d.stream_key = e.stream_key and d.system = ? and d.seq = e.seq
              and d.ended_at >= ? and d.ended_at < current_timestamp + interval '1' day) as ended
            from events e where e.occurred_at >= ? and e.occurred_at < ? and e.topic || '' = ?
            and e.event_type = any(?) and e.stream_key like ?%s) o where (o.ended is null or o.ended < 2)""";

    private static final String ALL_OPEN = OPEN.formatted("");
    private static final String SOME_OPEN = OPEN.formatted(" and e.event_id = any(?)");

    private AcceptedRows() {}

    /** All of a time, the end not with it. */
    public static List<LedgerEntry> accepted(Connection connection, Instant from, Instant to) throws SQLException {
        return Sql.list(
                connection,
                "select event_id, event_type, topic, stream_key, seq, occurred_at from events"
                        + " where occurred_at >= ? and occurred_at < ?",
                AcceptedRows::entry,
                from,
                to);
    }

    public static long count(Connection connection, Instant from, Instant to) throws SQLException {
        return Sql.first(
                        connection,
                        "select count(*) from events where occurred_at >= ? and occurred_at < ?",
                        row -> row.getLong(1),
                        from,
                        to)
                .orElse(0L);
    }

    /** Of a share, what has no effect. */
    public static List<OpenEntry> open(Connection connection, LedgerShare share, Instant from, Instant to)
            throws SQLException {
        Instant begin = from.isBefore(share.startsAt()) ? share.startsAt() : from;
        return begin.isBefore(to)
                ? Sql.list(
                        connection,
                        ALL_OPEN,
                        AcceptedRows::openEntry,
                        arguments(connection, share, begin, to).toArray())
                : List.of();
    }

    /** The same of those events, which were accepted in that time: one question for all of them. */
    public static List<OpenEntry> open(
            Connection connection, LedgerShare share, Instant from, Instant to, List<String> eventIds)
            throws SQLException {
        List<Object> arguments = arguments(connection, share, from, to);
        arguments.add(connection.createArrayOf("varchar", eventIds.toArray()));
        return Sql.list(connection, SOME_OPEN, AcceptedRows::openEntry, arguments.toArray());
    }

    private static List<Object> arguments(Connection connection, LedgerShare share, Instant from, Instant to)
            throws SQLException {
        Instant ended = from.minus(SKEW);
        String system = share.system();
        return new ArrayList<>(List.of(
                system,
                system,
                system,
                ended,
                from,
                to,
                share.topic(),
                connection.createArrayOf("varchar", share.types().toArray()),
                share.prefix() + "%"));
    }

    private static LedgerEntry entry(ResultSet row) throws SQLException {
        return new LedgerEntry(
                row.getString("event_id"),
                row.getString("event_type"),
                row.getString("topic"),
                row.getString("stream_key"),
                row.getLong("seq"),
                Objects.requireNonNull(Sql.instant(row, "occurred_at")));
    }

    private static OpenEntry openEntry(ResultSet row) throws SQLException {
        int ended = row.getInt("ended"); // 0 also where there is no attempt
        boolean tried = !row.wasNull();
        return new OpenEntry(entry(row), row.getString("state"), ended == 1, row.getLong("done_seq"), tried);
    }

    /** What an event says, where its row still stands. */
    public static Optional<byte[]> data(Connection connection, LedgerEntry entry) throws SQLException {
        return Sql.first(
                connection,
                "select data from events where topic = ? and stream_key = ? and seq = ?",
                row -> row.getBytes(1),
                entry.topic(),
                entry.key(),
                entry.seq());
    }

    /** When the oldest event was accepted that is not on Kafka yet; empty when all are. */
    public static Optional<Instant> oldestUnpublished(Connection connection) throws SQLException {
        return Sql.first(
                connection,
                "select occurred_at from outbox order by outbox_id limit 1",
                row -> Objects.requireNonNull(Sql.instant(row, "occurred_at")));
    }
}
