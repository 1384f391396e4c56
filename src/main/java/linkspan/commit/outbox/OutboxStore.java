package linkspan.commit.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import linkspan.model.Event;
import linkspan.model.EventType;
import linkspan.model.failure.FailureCode;
import linkspan.model.kind.EventTypes;
import linkspan.platform.crash.CrashPoint;
import linkspan.platform.database.Database;
import linkspan.platform.database.Sql;
import linkspan.platform.database.Transactions;
import org.jspecify.annotations.Nullable;

/** Events that are committed and not yet on Kafka. */
public final class OutboxStore {
    /**
     * An event with the row that says it is still to go.
     *
     * @param event null where this version does not know its type
     */
    public record Unpublished(
            long outboxId, SetAsideStore.Row row, @Nullable Event event) {}

    /** Sends a batch and returns when all of it is acknowledged, or it is known what is not. */
    @FunctionalInterface
    public interface Sender {
        Sent send(List<Unpublished> batch);
    }

    /** One that will never be taken. */
    public record Refused(Unpublished event, FailureCode code, String why) {}

    /**
     * What became of a batch.
     *
     * @param published acknowledged; the others stay
     */
    public record Sent(List<Unpublished> published, List<Refused> refused) {
        public Sent {
            published = List.copyOf(published);
            refused = List.copyOf(refused);
        }
    }

    private final Transactions transactions;
    private final OutboxRows rows;
    private final EventTypes known;

    /** {@code transactions}: of a pool that may hold connections while the broker acknowledges. */
    public OutboxStore(Transactions transactions, Database.Kind kind, EventTypes known) {
        this.known = known;
        this.transactions = transactions;
        this.rows = OutboxRows.of(kind);
    }

    /**
     * Publishes the oldest events of a shard and forgets them, all in one transaction under the shard's lock; waits for
     * it when another hub has its turn. Within a key the order is that of the sequence numbers; ids may appear late, so
     * none is skipped. What is refused is set aside in the same transaction. Returns how many were looked at.
     *
     * @param without topics that wait
     */
    public int publish(int shard, int most, Set<String> without, Sender sender, SetAsideStore setAside) {
        return transactions.run(connection -> {
            rows.lock(connection, shard);
            CrashPoint.at("B1");
            List<Unpublished> batch = rows.oldest(connection, shard, most, without, this::unpublished);
            if (batch.isEmpty()) {
                return 0;
            }
            CrashPoint.at("B2");
            Sent sent = sender.send(batch);
            CrashPoint.at("B4");
            for (Refused refused : sent.refused) {
                setAside.setAside(connection, refused.event.row, refused.code, refused.why);
            }
            Object[] ids = Stream.concat(
                            sent.published.stream(), sent.refused.stream().map(Refused::event))
                    .map(Unpublished::outboxId)
                    .toArray();
            Sql.update(
                    connection, "delete from outbox where outbox_id = any(?)", connection.createArrayOf("bigint", ids));
            CrashPoint.at("B5");
            return batch.size();
        });
    }

    /** The shards that one relay thread each works on. */
    public List<Integer> shards() {
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

    private Unpublished unpublished(ResultSet row) throws SQLException {
        String type = row.getString("event_type");
        SetAsideStore.Row place = new SetAsideStore.Row(
                row.getString("topic"),
                row.getString("stream_key"),
                row.getLong("seq"),
                type,
                row.getObject("occurred_at", OffsetDateTime.class).toInstant());
        return new Unpublished(row.getLong("outbox_id"), place, known.isKnown(type) ? event(row, place.topic()) : null);
    }

    /** Reads the columns of {@code events} or {@code pending}. */
    public static Event event(ResultSet row, String topic) throws SQLException {
        return new Event(
                row.getString("event_id"),
                EventType.stored(row.getString("event_type"), topic),
                row.getString("stream_key"),
                row.getLong("seq"),
                row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                row.getString("source"),
                row.getString("traceparent"),
                new String(row.getBytes("data"), UTF_8));
    }
}
