package linkspan.reconcile.run.record;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import linkspan.commit.outbox.SetAsideStore;
import linkspan.delivery.key.PendingState;
import linkspan.model.Topic;
import linkspan.platform.database.Sql;
import linkspan.platform.database.Transactions;
import org.jspecify.annotations.Nullable;

/** Reads from the tables that decide what of a key is still on its way to a system. */
public final class KeyNewsStore {
    /** The newest event that a system gets is among so many, or it has had them all. */
    private static final int NEWEST = 20;

    private final Transactions transactions;
    private final Function<SetAsideStore.Row, List<String>> readers;

    /** @param readers the systems that get an event */
    public KeyNewsStore(Transactions transactions, Function<SetAsideStore.Row, List<String>> readers) {
        this.transactions = transactions;
        this.readers = readers;
    }

    /** By key; of a SKU in all its warehouses together. */
    public Map<String, KeyNews> of(Topic topic, Collection<String> keys, Set<String> systems) {
        return transactions.run(connection -> {
            Map<String, KeyNews> news = new HashMap<>();
            for (String key : keys) {
                KeyNews all = KeyNews.NONE;
                for (String stream : streams(connection, topic, key)) {
                    all = all.and(ofStream(connection, topic, stream, systems));
                }
                news.put(key, all);
            }
            return news;
        });
    }

    private static List<String> streams(Connection connection, Topic topic, String key) throws SQLException {
        return topic.equals(Topic.INVENTORY)
                ? Sql.list(
                        connection,
                        "select warehouse_id from stock_levels where sku_id = ?",
                        row -> row.getString(1) + "/" + key,
                        key)
                : List.of(key);
    }

    private KeyNews ofStream(Connection connection, Topic topic, String stream, Set<String> systems)
            throws SQLException {
        boolean unpublished = Sql.first(
                        connection,
                        "select 1 from outbox where topic = ? and stream_key = ? fetch first 1 rows only",
                        row -> row.getInt(1),
                        topic.wire(),
                        stream)
                .isPresent();
        boolean known = Sql.first(
                        connection,
                        "select last_seq from streams where topic = ? and stream_key = ?",
                        row -> row.getLong(1),
                        topic.wire(),
                        stream)
                .isPresent();
        List<SetAsideStore.Row> newest = Sql.list(
                connection,
                "select seq, event_type, occurred_at from events where topic = ? and stream_key = ?"
                        + " order by seq desc fetch first " + NEWEST + " rows only",
                row -> new SetAsideStore.Row(
                        topic.wire(),
                        stream,
                        row.getLong("seq"),
                        row.getString("event_type"),
                        at(Sql.instant(row, "occurred_at"))),
                topic.wire(),
                stream);
        KeyNews all = new KeyNews(known, unpublished, null);
        for (String system : systems) {
            Optional<SetAsideStore.Row> last = newest.stream()
                    .filter(event -> readers.apply(event).contains(system))
                    .findFirst();
            if (last.isPresent()) {
                all = all.and(at(connection, system, last.get()));
            }
        }
        return all;
    }

    private static Instant at(@Nullable Instant time) {
        return Objects.requireNonNull(time);
    }

    /** How far the system is with that event. */
    private static KeyNews at(Connection connection, String system, SetAsideStore.Row event) throws SQLException {
        long done = Sql.first(
                        connection,
                        "select done_seq from key_positions where system = ? and topic = ? and stream_key = ?",
                        row -> row.getLong(1),
                        system,
                        event.topic(),
                        event.key())
                .orElse(0L);
        Optional<String> letter = Sql.first(
                connection,
                "select event_id from pending where system = ? and topic = ? and stream_key = ? and state in "
                        + PendingState.DEAD_LETTERS + " order by seq fetch first 1 rows only",
                row -> system + "." + row.getString(1),
                system,
                event.topic(),
                event.key());
        return new KeyNews(true, letter.isEmpty() && done < event.sequence(), letter.orElse(null));
    }
}
