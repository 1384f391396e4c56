package linkspan.lab.bench.bare;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The rows of many orders in one transaction, in tables like the hub's: one statement a table. */
final class BareRows {
    private static final List<String> TABLES =
            List.of("messages", "nonces", "orders", "streams", "events", "outbox", "search_keys");
    private static final int WORDS = 3;

    private static final String MESSAGES =
            "insert into bare.messages (message_id, client, method, route, idempotency_key,"
                    + " digest, content_type, body, state, status, answer_type, answer) select id, 'bench', 'POST', '/api/v1/orders',"
                    + " key, digest, 'application/json', body, 'accepted', 201, 'application/json', answer"
                    + " from unnest(?::varchar[], ?::varchar[], ?::varchar[], ?::bytea[], ?::bytea[]) as t(id, key, digest, body, answer)";
    private static final String NONCES =
            "insert into bare.nonces (key_id, nonce, digest, expires_at) select 'bench', n, d,"
                    + " now() + interval '10 minutes' from unnest(?::varchar[], ?::varchar[]) as t(n, d)";
    private static final String ORDERS =
            "insert into bare.orders (order_id, client, status, version, changed_at, document)"
                    + " select id, 'bench', 'CREATED', 1, now(), d from unnest(?::varchar[], ?::bytea[]) as t(id, d)";
    private static final String STREAMS =
            "insert into bare.streams (topic, stream_key, last_seq) select 'order-topic', id, 1"
                    + " from unnest(?::varchar[]) as t(id) on conflict (topic, stream_key) do update set last_seq = bare.streams.last_seq + 1";
    private static final String EVENTS =
            "insert into bare.events (topic, stream_key, seq, event_id, event_type, source,"
                    + " message_id, occurred_at, data) select 'order-topic', id, 1, e, 'ORDER_CREATED', 'bench', m, now(), d"
                    + " from unnest(?::varchar[], ?::varchar[], ?::varchar[], ?::bytea[]) as t(id, e, m, d)";
    private static final String OUTBOX = "insert into bare.outbox (shard, topic, stream_key, seq, occurred_at)"
            + " select 0, 'order-topic', id, 1, now() from unnest(?::varchar[]) as t(id)";
    private static final String WORDS_OF =
            "insert into bare.search_keys (term, kind, stream_key) select t, 'number', id"
                    + " from unnest(?::varchar[], ?::varchar[]) as t(t, id)";

    /** One order with all that is written of it. */
    record Order(
            String messageId,
            String eventId,
            String orderId,
            String key,
            String nonce,
            String digest,
            byte[] body,
            byte[] document,
            byte[] answer) {}

    private BareRows() {}

    /** Tables like those that the hub has made, without what only the hub reads of them. */
    static void make(Connection connection) throws SQLException {
        try (Statement sql = connection.createStatement()) {
            sql.execute("drop schema if exists bare cascade");
            sql.execute("create schema bare");
            for (String table : TABLES) {
                sql.execute("create table bare." + table + " (like public." + table + " including all)");
            }
        }
    }

    static void write(Connection connection, List<Order> orders) throws SQLException {
        run(
                connection,
                MESSAGES,
                text(connection, orders, Order::messageId),
                text(connection, orders, Order::key),
                text(connection, orders, Order::digest),
                bytes(connection, orders, Order::body),
                bytes(connection, orders, Order::answer));
        run(connection, NONCES, text(connection, orders, Order::nonce), text(connection, orders, Order::digest));
        run(connection, STREAMS, text(connection, orders, Order::orderId));
        run(connection, ORDERS, text(connection, orders, Order::orderId), bytes(connection, orders, Order::document));
        run(
                connection,
                EVENTS,
                text(connection, orders, Order::orderId),
                text(connection, orders, Order::eventId),
                text(connection, orders, Order::messageId),
                bytes(connection, orders, Order::document));
        run(connection, OUTBOX, text(connection, orders, Order::orderId));
        List<String> words = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (Order order : orders) {
            for (int word = 0; word < WORDS; word++) {
                words.add(order.key + "-" + word);
                ids.add(order.orderId);
            }
        }
        run(connection, WORDS_OF, array(connection, "varchar", words), array(connection, "varchar", ids));
        connection.commit();
    }

    private static void run(Connection connection, String sql, java.sql.Array... columns) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int column = 0; column < columns.length; column++) {
                statement.setArray(column + 1, columns[column]);
            }
            statement.executeUpdate();
        }
    }

    private static java.sql.Array text(Connection connection, List<Order> orders, Function<Order, String> column)
            throws SQLException {
        return array(connection, "varchar", orders.stream().map(column).toList());
    }

    private static java.sql.Array bytes(Connection connection, List<Order> orders, Function<Order, byte[]> column)
            throws SQLException {
        return connection.createArrayOf("bytea", orders.stream().map(column).toArray(byte[][]::new));
    }

    private static java.sql.Array array(Connection connection, String type, List<String> values) throws SQLException {
        return connection.createArrayOf(type, values.toArray());
    }
}
