package linkspan.operations.erasure;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import linkspan.model.Json;
import linkspan.model.Topic;
import linkspan.operations.search.SearchKeyStore;
import linkspan.platform.audit.AuditStore;
import linkspan.platform.database.Sql;
import linkspan.platform.database.Transactions;
import org.jspecify.annotations.Nullable;

/**
 * Finds a person by the number that a channel or system has for that person, and takes the texts out of every table. Reads all
 * orders, and all messages once: a matter of minutes in a large database, in pages that hold nobody up.
 */
public final class ErasureStore {
    private static final int PAGE = 200;
    private static final byte[] NOTHING = "erased".getBytes(StandardCharsets.UTF_8);

    private record Document(String id, byte[] bytes) {}

    private record Stored(
            long seq, OffsetDateTime time, @Nullable String messageId, byte[] data) {}

    /** What belongs to the person: keys of each topic. */
    private record Found(Set<String> orders, Set<String> channels, boolean customer) {}

    private final Transactions transactions;
    private final AuditStore audit;
    private final Path mappings;

    public ErasureStore(Transactions transactions, AuditStore audit, Path mappings) {
        this.transactions = transactions;
        this.audit = audit;
        this.mappings = mappings;
    }

    /**
     * Audited in the transaction that does it.
     *
     * @param id {@code customer.customerId} of the orders, or the {@code customerId} of customer-changed
     * @param channel null where only one has a customer of that number
     */
    ErasureResult forget(String id, @Nullable String channel, String actor) {
        Found found = find(id, channel);
        if (found.channels.size() > 1) {
            return new ErasureResult.Ambiguous(found.channels);
        }
        if (found.orders.isEmpty() && !found.customer) {
            return new ErasureResult.Unknown();
        }
        Set<String> waiting = transactions.run(connection -> waiting(connection, id, found));
        if (!waiting.isEmpty()) {
            return new ErasureResult.Waiting(waiting);
        }
        PersonalTexts texts = new PersonalTexts(mappings);
        Set<String> messages = new HashSet<>();
        int events = transactions.run(connection -> {
            int changed = 0;
            lock(connection, id, found);
            for (String order : found.orders) {
                changed += events(connection, Topic.ORDER, order, texts, messages);
                order(connection, order, texts);
            }
            if (found.customer) {
                changed += events(connection, Topic.CUSTOMER, id, texts, messages);
                Sql.update(connection, "update customers set content_digest = 'erased' where customer_id = ?", id);
            }
            for (String message : messages) {
                message(connection, message);
            }
            audit.add(
                    connection, actor, "customer-forget", id, found.orders.size() + " orders, " + changed + " events");
            return changed;
        });
        return new ErasureResult.Forgotten(found.orders.size(), events, messages.size() + elsewhere(texts));
    }

    /** As a commit does, first: what it has written is seen by the next statement, what comes later sees what is erased. */
    private static void lock(Connection connection, String id, Found found) throws SQLException {
        for (String order : found.orders) {
            Sql.list(connection, "select 1 from orders where order_id = ? for update", row -> true, order);
        }
        if (found.customer) {
            Sql.list(connection, "select 1 from customers where customer_id = ? for update", row -> true, id);
        }
    }

    private Found find(String id, @Nullable String channel) {
        Set<String> orders = new TreeSet<>();
        Set<String> channels = new TreeSet<>();
        pages(
                "select order_id, document from orders where order_id > ? order by order_id limit " + PAGE,
                (key, bytes) -> {
                    JsonNode order = Json.read(bytes);
                    String own = order.path("channel").asText("");
                    if (order.path("customer").path("customerId").asText("").equals(id)
                            && (channel == null || channel.equals(own))) {
                        orders.add(key);
                        channels.add(own);
                    }
                    return false;
                });
        boolean customer = transactions
                .run(connection ->
                        Sql.first(connection, "select 1 from customers where customer_id = ?", row -> true, id))
                .isPresent();
        return new Found(orders, channels, customer);
    }

    /** Reads in pages, and for those that the reader wants blanked out empties the message. Returns how many. */
    private int pages(String sql, BiPredicate<String, byte[]> reader) {
        int wanted = 0;
        String after = "";
        while (true) {
            String from = after;
            List<Document> page = transactions.run(connection ->
                    Sql.list(connection, sql, row -> new Document(row.getString(1), row.getBytes(2)), from));
            for (Document each : page) {
                if (reader.test(each.id, each.bytes)) {
                    wanted++;
                    transactions.run(connection -> message(connection, each.id));
                }
                after = each.id;
            }
            if (page.isEmpty()) {
                return wanted;
            }
        }
    }

    private static Set<String> waiting(Connection connection, String id, Found found) throws SQLException {
        Set<String> waiting = new TreeSet<>();
        for (String order : found.orders) {
            waiting.addAll(waiting(connection, Topic.ORDER, order));
            waiting.addAll(Sql.list(
                    connection,
                    "select order_id from orders where order_id = ? and stock_wanted is not null",
                    row -> row.getString(1) + " at the warehouse",
                    order));
        }
        if (found.customer) {
            waiting.addAll(waiting(connection, Topic.CUSTOMER, id));
        }
        return waiting;
    }

    private static List<String> waiting(Connection connection, Topic topic, String key) throws SQLException {
        return Sql.list(connection, """
                select system from pending where topic = ? and stream_key = ?
                union select 'the relay' from outbox where topic = ? and stream_key = ? order by 1""", row -> key + " at " + row.getString(1), topic.wire(), key, topic.wire(), key);
    }

    private static int events(Connection connection, Topic topic, String key, PersonalTexts texts, Set<String> messages)
            throws SQLException {
        int changed = 0;
        for (Stored each : Sql.list(
                connection,
                "select seq, occurred_at, message_id, data from events where topic = ? and stream_key = ?",
                row -> new Stored(
                        row.getLong(1), row.getObject(2, OffsetDateTime.class), row.getString(3), row.getBytes(4)),
                topic.wire(),
                key)) {
            JsonNode data = Json.read(each.data);
            if (each.messageId != null) {
                messages.add(each.messageId);
            }
            if (texts.erase(data)) {
                changed += Sql.update(
                        connection,
                        "update events set data = ? where topic = ? and stream_key = ? and seq = ? and occurred_at = ?",
                        Json.bytes(data),
                        topic.wire(),
                        key,
                        each.seq,
                        each.time);
            }
        }
        // a system's words about a call may repeat what was in it
        Sql.update(
                connection,
                "update deliveries set detail = 'erased' where topic = ? and stream_key = ? and detail is not null"
                        + " and outcome <> 'delivered'",
                topic.wire(),
                key);
        return changed;
    }

    private static void order(Connection connection, String order, PersonalTexts texts) throws SQLException {
        SearchKeyStore.forgetPerson(connection, order);
        Sql.update(connection, "delete from letter_edits where stream_key = ?", order);
        Sql.update(connection, "update redrive_items set note = null where stream_key = ?", order);
        for (byte[] bytes : Sql.list(
                connection,
                "select document from orders where order_id = ? for update",
                row -> row.getBytes(1),
                order)) {
            JsonNode document = Json.read(bytes);
            if (texts.erase(document)) {
                Sql.update(
                        connection, "update orders set document = ? where order_id = ?", Json.bytes(document), order);
            }
        }
        for (Document each : Sql.list(
                connection,
                "select tracking_no, tracking from shipments where order_id = ? and tracking is not null for update",
                row -> new Document(row.getString(1), row.getBytes(2)),
                order)) {
            JsonNode tracking = Json.read(each.bytes);
            if (texts.erase(tracking)) {
                Sql.update(
                        connection,
                        "update shipments set tracking = ? where tracking_no = ? and order_id = ?",
                        Json.bytes(tracking),
                        each.id,
                        order);
            }
        }
    }

    /** A letter among them can no longer be replayed: it is given up. */
    private static int message(Connection connection, String id) throws SQLException {
        Sql.update(connection, "delete from letter_edits where thing = ?", id);
        return Sql.update(
                connection,
                "update messages set body = ?, answer = ?, error = null,"
                        + " state = case when state = 'kept' then 'discarded' else state end where message_id = ?",
                NOTHING,
                NOTHING,
                id);
    }

    /** What no event came from, or not of these orders: letters, answers to questions. */
    private int elsewhere(PersonalTexts texts) {
        int messages = pages(
                "select message_id, body from messages where message_id > ? order by message_id limit " + PAGE,
                (id, body) -> texts.isIn(body));
        transactions.run(connection -> {
            for (Document each : Sql.list(
                    connection,
                    "select key_id || ' ' || nonce, answer from nonces where answer is not null",
                    row -> new Document(row.getString(1), row.getBytes(2)))) {
                if (texts.isIn(each.bytes)) {
                    String[] key = each.id.split(" ", 2);
                    Sql.update(connection, "delete from nonces where key_id = ? and nonce = ?", key[0], key[1]);
                }
            }
            return true;
        });
        return messages;
    }
}
