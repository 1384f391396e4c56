package linkspan.author.preview;

import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import linkspan.inbound.request.Body;
import linkspan.model.Event;
import linkspan.model.EventType;
import linkspan.platform.database.Sql;
import linkspan.platform.database.Transactions;

/** Reads stored messages and events: first which there are, then some of them by their ids. Changes nothing. */
public final class PreviewStore {
    /** Which one, and when it was stored. */
    record Key(String id, Instant at) {}

    /** Events have no index by time, only a partition for each day: what is recent is asked for first. */
    private static final List<Duration> BACK =
            List.of(Duration.ofHours(1), Duration.ofHours(12), Duration.ofDays(2), Duration.ofDays(36_500));

    private static final String MESSAGE =
            "select message_id, received_at, content_type, body from messages where message_id = ?";
    private static final String EVENT = """
            select event_id, occurred_at, topic, event_type, stream_key, seq, source, traceparent, data from events
            where event_id = ?""";

    private final Transactions transactions;
    private final Clock clock;

    public PreviewStore(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Messages that this route took, newest first. */
    List<Key> messages(String route, Instant since, int most) {
        return newest(
                "select message_id, received_at from messages where route = ? and received_at >= ?"
                        + " order by received_at desc, message_id limit " + most,
                route,
                since,
                most);
    }

    /** Events of this type, newest first. */
    List<Key> events(EventType type, Instant since, int most) {
        return newest(
                "select event_id, occurred_at from events where event_type = ? and occurred_at >= ?"
                        + " order by occurred_at desc, event_id limit " + most,
                type.name(),
                since,
                most);
    }

    private List<Key> newest(String sql, String of, Instant since, int most) {
        Instant now = clock.instant();
        List<Key> found = List.of();
        for (Duration back : BACK) {
            Instant from = now.minus(back);
            boolean all = !from.isAfter(since);
            Instant begin = all ? since : from;
            found = transactions.run(connection -> Sql.list(connection, sql, PreviewStore::key, of, begin));
            if (all || found.size() >= most) {
                return found;
            }
        }
        return found;
    }

    private static Key key(ResultSet row) throws SQLException {
        return new Key(row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant());
    }

    /** These, in this order, until they are more than so many bytes together; at least the first. Those that are gone are left out. */
    Page messages(List<String> ids, long bytes) {
        return page(MESSAGE, ids, bytes, PreviewStore::message);
    }

    Page events(List<String> ids, long bytes) {
        return page(EVENT, ids, bytes, PreviewStore::event);
    }

    /** @param read how many of the ids it stands for, those that are gone included */
    record Page(List<StoredInput> inputs, int read) {}

    private Page page(String sql, List<String> ids, long bytes, Sql.Row<StoredInput> row) {
        return transactions.run(connection -> {
            List<StoredInput> inputs = new ArrayList<>();
            long size = 0;
            int read = 0;
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                while (read < ids.size() && size < bytes) {
                    Sql.bind(select, ids.get(read++));
                    try (ResultSet rows = select.executeQuery()) {
                        if (rows.next()) {
                            StoredInput input = row.read(rows);
                            size += input.size();
                            inputs.add(input);
                        }
                    }
                }
            }
            return new Page(inputs, read);
        });
    }

    private static StoredInput message(ResultSet row) throws SQLException {
        return new StoredInput.Message(
                row.getString("message_id"),
                Objects.requireNonNull(Sql.instant(row, "received_at")),
                row.getString("content_type"),
                new Body(row.getBytes("body")));
    }

    private static StoredInput event(ResultSet row) throws SQLException {
        return new StoredInput.Fact(new Event(
                row.getString("event_id"),
                EventType.stored(row.getString("event_type"), row.getString("topic")),
                row.getString("stream_key"),
                row.getLong("seq"),
                Objects.requireNonNull(Sql.instant(row, "occurred_at")),
                row.getString("source"),
                row.getString("traceparent"),
                new String(row.getBytes("data"), StandardCharsets.UTF_8)));
    }
}
