package linkspan.operations.search;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import linkspan.model.SoundText;
import linkspan.model.Topic;
import linkspan.platform.database.Sql;
import linkspan.platform.database.Transactions;
import org.jspecify.annotations.Nullable;

/** Finds orders. Every question is answered by an index and reads no more than a bounded number of its rows. */
public final class OrderSearchStore {
    /** Of what begins with a text no more is looked at. */
    private static final int MOST_ROWS = 1_000;

    private static final int SHORTEST_BEGINNING = 3;
    private static final int DIGEST = 16;

    private record Found(
            SearchKind kind,
            String topic,
            String key,
            @Nullable String letter) {}

    private record Place(String topic, String key, @Nullable String letter) {}

    private final Transactions transactions;

    public OrderSearchStore(Transactions transactions) {
        this.transactions = transactions;
    }

    /** What the whole text is comes first, then what begins with the text; of each the greatest order id first. */
    public List<Hit> find(Search search) {
        String text = search.text();
        if (text != null && SoundText.flawAt(text) >= 0) {
            return List.of();
        }
        return transactions.run(connection -> {
            Map<Place, List<SearchKind>> places = new LinkedHashMap<>();
            Stream<Found> found =
                    text == null ? ofDay(connection, search).stream() : ofText(connection, search, text.strip());
            found.forEach(it -> {
                List<SearchKind> by =
                        places.computeIfAbsent(new Place(it.topic, it.key, it.letter), place -> new ArrayList<>());
                if (!by.contains(it.kind)) {
                    by.add(it.kind);
                }
            });
            Map<String, Hit.Stored> orders = orders(connection, places.keySet());
            return places.entrySet().stream()
                    .map(place -> hit(place.getKey(), place.getValue(), orders))
                    .filter(hit -> within(hit, search))
                    .limit(search.limit())
                    .toList();
        });
    }

    private static boolean within(Hit hit, Search search) {
        Instant from = search.from();
        Instant until = search.until();
        Hit.Stored order = hit.order();
        return (from == null || order != null && !order.storedAt().isBefore(from))
                && (until == null || order != null && order.storedAt().isBefore(until));
    }

    private static Hit hit(Place place, List<SearchKind> by, Map<String, Hit.Stored> orders) {
        Hit.Stored order = place.topic.equals(Topic.ORDER.wire()) ? orders.get(place.key) : null;
        return new Hit(place.topic, place.key, by, order, place.letter);
    }

    private static Stream<Found> ofText(Connection connection, Search search, String text) throws SQLException {
        List<Found> found = new ArrayList<>();
        if (search.after() == null) {
            ids(connection, search, text, found);
        }
        SearchTerm term = SearchTerm.of(text);
        if (!term.isEmpty()) {
            found.addAll(words(connection, search, "term = ?", new Object[] {term.text()}));
        }
        if (term.text().length() >= SHORTEST_BEGINNING && found.size() < search.limit()) {
            found.addAll(words(connection, search, "term > ? and term < ?", new Object[] {term.text(), term.after()}));
        }
        return found.stream();
    }

    /** What a machine has given: found whole or not at all. */
    private static void ids(Connection connection, Search search, String text, List<Found> found) throws SQLException {
        if (search.asks(SearchKind.ORDER)) {
            found.addAll(Sql.list(
                    connection,
                    "select order_id from orders where order_id = ?",
                    row -> new Found(SearchKind.ORDER, Topic.ORDER.wire(), row.getString(1), null),
                    text));
        }
        if (search.asks(SearchKind.EVENT)) {
            String event = text.replaceFirst("^[a-z][a-z0-9-]*\\.(?=[0-9a-f]{8}-)", ""); // a letter's id ends with it
            found.addAll(events(connection, SearchKind.EVENT, "event_id", event));
        }
        if (search.asks(SearchKind.MESSAGE)) {
            found.addAll(events(connection, SearchKind.MESSAGE, "message_id", text));
            found.addAll(letters(connection, SearchKind.MESSAGE, text));
        }
        if (search.asks(SearchKind.KEY)) {
            for (String message : keyed(connection, text)) {
                found.addAll(events(connection, SearchKind.KEY, "message_id", message));
                found.addAll(letters(connection, SearchKind.KEY, message));
            }
        }
    }

    private static List<Found> events(Connection connection, SearchKind kind, String column, String id)
            throws SQLException {
        return Sql.list(
                connection,
                "select distinct topic, stream_key from events where " + column + " = ? fetch first 100 rows only",
                row -> new Found(kind, row.getString(1), row.getString(2), null),
                id);
    }

    private static List<Found> letters(Connection connection, SearchKind kind, String id) throws SQLException {
        return Sql.list(
                connection,
                "select client, message_id from messages where message_id = ? and state = 'kept'",
                row -> new Found(kind, "", row.getString(2), row.getString(1) + "." + row.getString(2)),
                id);
    }

    /** Messages of that key; behind a platform's key stands a colon and the beginning of the body's digest. */
    private static List<String> keyed(Connection connection, String key) throws SQLException {
        String head = key + ":";
        return Sql.list(
                connection,
                "select message_id from messages where idempotency_key = ? union select message_id from messages"
                        + " where idempotency_key between ? and ? and left(idempotency_key, ?) = ?"
                        + " fetch first 20 rows only",
                row -> row.getString(1),
                key,
                head + "0".repeat(DIGEST),
                head + "f".repeat(DIGEST),
                head.length(),
                head);
    }

    private static List<Found> words(Connection connection, Search search, String where, Object[] terms)
            throws SQLException {
        SearchKind kind = search.kind();
        String after = search.after();
        List<Object> arguments = new ArrayList<>(List.of(terms));
        StringBuilder sql = new StringBuilder("select kind, stream_key from search_keys where ").append(where);
        if (kind != null) {
            sql.append(" and kind = ?");
            arguments.add(kind.label());
        }
        if (after != null) {
            sql.append(" and stream_key < ?");
            arguments.add(after);
        }
        // a beginning that very many share is cut before it is sorted
        String rows = where.startsWith("term =")
                ? sql + " order by stream_key desc fetch first " + search.limit() + " rows only"
                : "select * from (" + sql + " fetch first " + MOST_ROWS + " rows only) part order by stream_key desc";
        return Sql.list(
                connection,
                rows,
                row -> new Found(
                        SearchKind.find(row.getString(1)).orElse(SearchKind.NUMBER),
                        Topic.ORDER.wire(),
                        row.getString(2),
                        null),
                arguments.toArray());
    }

    private static List<Found> ofDay(Connection connection, Search search) throws SQLException {
        String after = search.after();
        List<Object> arguments = new ArrayList<>();
        arguments.add(Objects.requireNonNull(search.from()));
        StringBuilder sql = new StringBuilder("select order_id from orders where stored_at >= ?");
        if (search.until() != null) {
            sql.append(" and stored_at < ?");
            arguments.add(search.until());
        }
        if (after != null) {
            sql.append(" and (stored_at < (select stored_at from orders where order_id = ?) or stored_at ="
                    + " (select stored_at from orders where order_id = ?) and order_id < ?)");
            arguments.addAll(List.of(after, after, after));
        }
        return Sql.list(
                connection,
                sql + " order by stored_at desc, order_id desc fetch first " + search.limit() + " rows only",
                row -> new Found(SearchKind.DAY, Topic.ORDER.wire(), row.getString(1), null),
                arguments.toArray());
    }

    private static Map<String, Hit.Stored> orders(Connection connection, Iterable<Place> places) throws SQLException {
        List<String> keys = new ArrayList<>();
        places.forEach(place -> keys.add(place.key));
        Array ids = connection.createArrayOf("varchar", keys.toArray());
        Map<String, Hit.Stored> orders = new HashMap<>();
        Sql.list(
                connection,
                "select order_id, status, client, stored_at, changed_at from orders where order_id = any(?)",
                row -> orders.put(
                        row.getString(1),
                        new Hit.Stored(
                                row.getString(2),
                                row.getString(3),
                                Objects.requireNonNull(Sql.instant(row, "stored_at")),
                                Objects.requireNonNull(Sql.instant(row, "changed_at")))),
                ids);
        return orders;
    }
}
