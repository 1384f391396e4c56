package linkspan.business.order;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import linkspan.business.order.change.Reservation;
import linkspan.commit.Answer;
import linkspan.commit.UnitInCommit;
import linkspan.commit.UnitStore;
import linkspan.commit.outbox.RemarkStore;
import linkspan.model.Json;
import linkspan.model.failure.Refused;
import linkspan.platform.crash.CrashPoint;
import linkspan.platform.database.Sql;
import linkspan.platform.database.Transactions;

/**
 * The orders, in the transaction of the events that change them.
 *
 * <p>Orders that are there are locked first, sorted by id, and read in the next statement. One that is not there cannot
 * be locked: it is inserted whole, and whoever finds that somebody else was first goes back to the savepoint, holding
 * nothing, and starts again with an order that is there. Waiting for locks comes before waiting for inserts, both
 * sorted, so that no two groups wait for each other.
 */
public final class OrderStore implements UnitStore {
    /** Writes what senders are told of what was decided under the locks. */
    public interface Answers {
        Answer refusal(UnitInCommit unit, Refused refusal);

        Answer success(int status, JsonNode data);
    }

    /** Each further one means that another of the group's orders was created in between. */
    private static final int ATTEMPTS = 50;

    private static final String COLUMNS = "order_id, client, status, version, changed_at, document, "
            + "stock_state, stock_revision, stock_due, stock_message, stock_wanted, hidden";
    private static final String LOCK = """
            select order_id from orders where order_id = any(?) order by order_id for update
            """;
    private static final String READ = "select " + COLUMNS + " from orders where order_id = any(?)";
    private static final String FIND = "select " + COLUMNS + " from orders where order_id = ?";
    private static final String INSERT = """
            insert into orders (client, status, version, changed_at, document, stock_state, stock_revision, stock_due,
              stock_message, stock_wanted, hidden, channel, updated_at, order_id)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict do nothing
            """;
    private static final String UPDATE = """
            update orders set client = ?, status = ?, version = ?, changed_at = ?, document = ?, stock_state = ?,
              stock_revision = ?, stock_due = ?, stock_message = ?, stock_wanted = ?, hidden = ?, channel = ?, updated_at = ?
            where order_id = ?
            """;
    private final Transactions transactions;
    private final Clock clock;
    private final Answers answers;
    private final MeterRegistry meters;

    /** {@code meters} count what had no effect ({@code linkspan.orders.ignored}) and {@code linkspan.orders.disagreed}. */
    public OrderStore(Transactions transactions, Clock clock, Answers answers, MeterRegistry meters) {
        this.transactions = transactions;
        this.clock = clock;
        this.answers = answers;
        this.meters = meters;
    }

    /** The order with that id, whoever brought it, unless it is deleted or was never taken. */
    public Optional<StoredOrder> find(String orderId) {
        return transactions
                .run(connection -> Sql.first(connection, FIND, OrderStore::order, orderId))
                .filter(order -> !order.hidden());
    }

    /** The order with that id if this client brought it; another's is as if it were not there. */
    public Optional<StoredOrder> find(String orderId, String client) {
        return find(orderId).filter(order -> order.client().equals(client));
    }

    @Override
    public void write(Connection connection, List<UnitInCommit> units) throws SQLException {
        Set<String> ids = OrderPlan.orderIds(units);
        Instant now = clock.instant();
        if (ids.isEmpty()) {
            OrderPlan.of(units, Map.of(), now).tell(answers, meters);
            return;
        }
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Savepoint start = connection.setSavepoint();
            OrderPlan plan = OrderPlan.of(units, lock(connection, ids), now);
            if (allDone(connection, INSERT, plan.created(), now)) {
                if (!allDone(connection, UPDATE, plan.changed(), now)) {
                    throw new SQLException("a locked order is gone");
                }
                RemarkStore.insert(connection, plan.remarks());
                plan.tell(answers, meters);
                CrashPoint.at("A6");
                return;
            }
            connection.rollback(start);
        }
        throw new SQLException("orders were created by others " + ATTEMPTS + " times in a row");
    }

    private static Map<String, StoredOrder> lock(Connection connection, Set<String> ids) throws SQLException {
        Array keys = connection.createArrayOf("varchar", ids.toArray());
        List<String> there = Sql.list(connection, LOCK, row -> row.getString(1), keys);
        Map<String, StoredOrder> orders = new HashMap<>();
        if (!there.isEmpty()) {
            Array locked = connection.createArrayOf("varchar", there.toArray());
            Sql.list(connection, READ, OrderStore::order, locked).forEach(order -> orders.put(order.orderId(), order));
        }
        return orders;
    }

    private static boolean allDone(Connection connection, String sql, List<StoredOrder> orders, Instant now)
            throws SQLException {
        if (orders.isEmpty()) {
            return true;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (StoredOrder order : orders) {
                Reservation stock = order.reservation();
                Sql.bind(
                        statement,
                        order.client(),
                        order.status().name(),
                        order.version(),
                        order.changedAt(),
                        Json.bytes(order.document()),
                        stock.state().name(),
                        stock.revision(),
                        stock.due(),
                        stock.messageId(),
                        stock.wanted() == null ? null : Json.bytes(stock.wanted()),
                        order.hidden(),
                        order.document().path("channel").textValue(),
                        now,
                        order.orderId());
                statement.addBatch();
            }
            return Arrays.stream(statement.executeBatch()).allMatch(count -> count == 1);
        }
    }

    /** An order of a row with {@link #COLUMNS}. */
    static StoredOrder order(ResultSet row) throws SQLException {
        byte[] wanted = row.getBytes("stock_wanted");
        return new StoredOrder(
                row.getString("order_id"),
                row.getString("client"),
                OrderStatus.valueOf(row.getString("status")),
                row.getInt("version"),
                Objects.requireNonNull(Sql.instant(row, "changed_at")),
                (ObjectNode) Json.read(row.getBytes("document")),
                new Reservation(
                        Reservation.State.valueOf(row.getString("stock_state")),
                        row.getInt("stock_revision"),
                        Sql.instant(row, "stock_due"),
                        row.getString("stock_message"),
                        wanted == null ? null : Json.read(wanted)),
                row.getBoolean("hidden"));
    }
}
