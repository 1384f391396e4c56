package linkspan.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import linkspan.crash.CrashPoint;
import linkspan.database.Database;
import linkspan.database.Sql;
import linkspan.database.Transactions;
import linkspan.event.Event;
import linkspan.event.EventType;

/** Events that are committed and not yet on Kafka. */
public final class OutboxStore {
    /** An event with the row that says it is still to go. */
    public record Unpublished(long outboxId, Event event) {}

    /** Sends a batch and returns when all of it is acknowledged. */
    @FunctionalInterface
    interface Sender {
        void send(List<Unpublished> batch) throws PublishFailed;
    }

    private final Transactions transactions;
    private final OutboxRows rows;

    /** {@code transactions}: of a pool that may hold connections while the broker acknowledges. */
    public OutboxStore(Transactions transactions, Database.Kind kind) {
        this.transactions = transactions;
        this.rows = OutboxRows.of(kind);
    }

    /**
     * Publishes the oldest events of a shard and forgets them, all in one transaction under the shard's lock; waits for
     * it when another hub has its turn. Within a key the order is that of the sequence numbers; ids may appear late, so
     * none is skipped. Returns how many.
     */
    int publish(int shard, int most, Sender sender) {
        return transactions.run(connection -> {
            rows.lock(connection, shard);
            CrashPoint.at("B1");
            List<Unpublished> batch = rows.oldest(connection, shard, most);
            if (batch.isEmpty()) {
                return 0;
            }
            CrashPoint.at("B2");
            sender.send(batch);
            CrashPoint.at("B4");
            Object[] ids = batch.stream().map(Unpublished::outboxId).toArray();
            Sql.update(
                    connection, "delete from outbox where outbox_id = any(?)", connection.createArrayOf("bigint", ids));
            CrashPoint.at("B5");
            return batch.size();
        });
    }

    /** The shards that one relay thread each works on. */
    List<Integer> shards() {
        return rows.shards();
    }

    /** About how many wait, rather more than fewer: from the ends of the index, whatever its length. */
    public long atMost() {
        return transactions.run(connection -> Sql.first(
                        connection,
                        "select max(outbox_id) as newest, min(outbox_id) as oldest from outbox",
                        row -> row.getLong("newest") - row.getLong("oldest"))
                .orElse(0L));
    }

    static Unpublished unpublished(ResultSet row) throws SQLException {
        return new Unpublished(row.getLong("outbox_id"), event(row));
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
