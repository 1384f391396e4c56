package linkspan.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import linkspan.crash.CrashPoint;
import linkspan.database.Sql;
import linkspan.database.Transactions;
import linkspan.event.Event;
import linkspan.event.EventType;

/** Events that are committed and not yet on Kafka. */
public final class OutboxStore {
    /** An event with the row that says it is still to go. */
    public record Unpublished(long outboxId, Event event) {}

    private final Transactions transactions;

    public OutboxStore(Transactions transactions) {
        this.transactions = transactions;
    }

    /** The oldest ones. Within a key the order is that of the sequence numbers; ids may appear late, so none is skipped. */
    List<Unpublished> oldest(int most) {
        return transactions.run(connection -> Sql.list(
                connection,
                "select o.outbox_id, e.event_id, e.event_type, e.stream_key, e.seq, e.occurred_at, e.source,"
                        + " e.traceparent, e.data from outbox o join events e on e.topic = o.topic"
                        + " and e.stream_key = o.stream_key and e.seq = o.seq order by o.outbox_id limit ?",
                row -> new Unpublished(row.getLong("outbox_id"), event(row)),
                most));
    }

    void published(List<Unpublished> events) {
        transactions.run(connection -> {
            try (PreparedStatement delete = connection.prepareStatement("delete from outbox where outbox_id = ?")) {
                for (Unpublished event : events) {
                    delete.setLong(1, event.outboxId());
                    delete.addBatch();
                }
                delete.executeBatch();
            }
            CrashPoint.at("B5");
            return events.size();
        });
    }

    /** How many wait; walks the index, so not for hot paths. */
    public long count() {
        return transactions.run(
                connection -> Sql.first(connection, "select count(*) from outbox", row -> row.getLong(1))
                        .orElse(0L));
    }

    /** Reads the columns of {@code events} or {@code pending}. */
    public static Event event(ResultSet row) throws SQLException {
        return new Event(
                row.getString("event_id"),
                EventType.valueOf(row.getString("event_type")),
                row.getString("stream_key"),
                row.getLong("seq"),
                row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                row.getString("source"),
                row.getString("traceparent"),
                new String(row.getBytes("data"), UTF_8));
    }
}
