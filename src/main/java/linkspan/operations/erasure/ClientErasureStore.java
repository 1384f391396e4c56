package linkspan.operations.erasure;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import linkspan.platform.audit.AuditStore;
import linkspan.platform.database.Sql;
import linkspan.platform.database.Transactions;

/**
 * Takes a client of the API out of every table: its keys and secrets go, its orders and what it sent stay under a name that
 * no client can have. Lines of the audit log keep the name until their term.
 */
public final class ClientErasureStore {
    private static final List<String> WITH_NAME = List.of(
            "update orders set client = ? where client = ?",
            "update messages set client = ? where client = ?",
            "update events set source = ? where source = ?",
            "update pending set source = ? where source = ?",
            "update remarks set source = ? where source = ?");
    private final Transactions transactions;
    private final AuditStore audit;

    public ClientErasureStore(Transactions transactions, AuditStore audit) {
        this.transactions = transactions;
        this.audit = audit;
    }

    /** Audited in the transaction that does it; {@code orders} of the result are those that the client had. */
    ErasureResult forget(String name, String actor) {
        return transactions.run(connection -> {
            List<String> keys = Sql.list(
                    connection,
                    "select key_id from api_clients where client = ? for update",
                    row -> row.getString(1),
                    name);
            if (keys.isEmpty() && !isGranted(connection, name)) {
                return new ErasureResult.Unknown();
            }
            Set<String> waiting = waiting(connection, name);
            if (!waiting.isEmpty()) {
                return new ErasureResult.Waiting(waiting);
            }
            for (String key : keys) {
                Sql.update(connection, "delete from nonces where key_id = ?", key);
            }
            Sql.update(connection, "delete from api_clients where client = ?", name);
            Sql.update(connection, "delete from client_grants where client = ?", name);
            Sql.update(connection, "delete from client_calls where client = ?", name);
            String nobody = "~" + UUID.randomUUID();
            int[] changed = new int[WITH_NAME.size()];
            for (int i = 0; i < changed.length; i++) {
                changed[i] = Sql.update(connection, WITH_NAME.get(i), nobody, name);
            }
            audit.add(
                    connection,
                    actor,
                    "client-forget",
                    name,
                    keys.size() + " keys, " + changed[0] + " orders, now " + nobody);
            return new ErasureResult.Forgotten(changed[0], changed[2], changed[1]);
        });
    }

    /** A client that comes with tokens needs no key. */
    private static boolean isGranted(Connection connection, String name) throws SQLException {
        return Sql.first(
                        connection,
                        "select client from client_grants where client = ? for update",
                        row -> row.getString(1),
                        name)
                .isPresent();
    }

    /** What would be lost without its client: letters, and orders that are still under way. */
    private static Set<String> waiting(Connection connection, String name) throws SQLException {
        return new TreeSet<>(Sql.list(connection, """
                select p.stream_key || ' at ' || p.system from pending p join orders o on o.order_id = p.stream_key
                where p.topic = 'order-topic' and o.client = ?
                union select x.stream_key || ' at the relay' from outbox x join orders o on o.order_id = x.stream_key
                where x.topic = 'order-topic' and o.client = ?
                union select 'message ' || m.message_id from messages m where m.state = 'kept' and m.client = ?
                fetch first 20 rows only""", row -> row.getString(1), name, name, name));
    }
}
