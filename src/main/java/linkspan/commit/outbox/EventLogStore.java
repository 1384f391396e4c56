package linkspan.commit.outbox;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import linkspan.model.EventType;
import linkspan.platform.database.Sql;
import linkspan.platform.database.Transactions;

/** Reads what was committed, for those who check the hub's work. */
public final class EventLogStore {
    /** An event without its data. */
    public record Entry(EventType type, String key, long sequence, Instant time) {}

    private final Transactions transactions;

    public EventLogStore(Transactions transactions) {
        this.transactions = transactions;
    }

    /** All events there are, those of a key in the order of their sequence. */
    public List<Entry> all() {
        return transactions.run(connection -> Sql.list(
                connection,
                "select event_type, stream_key, seq, occurred_at, topic from events order by stream_key, seq",
                row -> new Entry(
                        EventType.stored(row.getString(1), row.getString(5)),
                        row.getString(2),
                        row.getLong(3),
                        row.getObject(4, OffsetDateTime.class).toInstant())));
    }
}
