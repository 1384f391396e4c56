package linkspan.business.customer;

import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import linkspan.commit.UnitInCommit;
import linkspan.commit.UnitStore;
import linkspan.commit.outbox.RemarkStore;
import linkspan.platform.database.Sql;

/**
 * The last news of every customer, in the transaction of the events that tell of it. Rows are made where they are missing,
 * then locked, sorted, and read in the next statement, so that whoever waited sees what the other one committed.
 */
public final class CustomerStore implements UnitStore {
    private static final String MAKE = "insert into customers (customer_id) values (?) on conflict do nothing";
    private static final String LOCK =
            "select customer_id from customers where customer_id = any(?) order by customer_id for update";
    private static final String READ = """
            select customer_id, content_digest, change_no, changed_at from customers
            where customer_id = any(?) and content_digest is not null
            """;
    private static final String CHANGE =
            "update customers set content_digest = ?, change_no = ?, changed_at = ? where customer_id = ?";
    private final Clock clock;
    private final MeterRegistry meters;

    /** {@code meters} count {@code linkspan.customers.ignored}. */
    public CustomerStore(Clock clock, MeterRegistry meters) {
        this.clock = clock;
        this.meters = meters;
    }

    @Override
    public void write(Connection connection, List<UnitInCommit> units) throws SQLException {
        TreeSet<String> keys = CustomerPlan.keys(units);
        if (keys.isEmpty()) {
            return;
        }
        CustomerPlan plan = new CustomerPlan(lock(connection, keys), clock.instant());
        units.forEach(plan::add);
        change(connection, plan.changed());
        RemarkStore.insert(connection, plan.remarks());
        plan.ignored()
                .forEach((reason, times) -> meters.counter("linkspan.customers.ignored", "code", reason)
                        .increment(times));
    }

    private static Map<String, CustomerNews> lock(Connection connection, TreeSet<String> keys) throws SQLException {
        try (PreparedStatement make = connection.prepareStatement(MAKE)) {
            for (String key : keys) {
                Sql.bind(make, key);
                make.addBatch();
            }
            make.executeBatch();
        }
        Array ids = connection.createArrayOf("varchar", keys.toArray());
        Sql.list(connection, LOCK, row -> row.getString(1), ids);
        Map<String, CustomerNews> known = new HashMap<>();
        Sql.list(
                connection,
                READ,
                row -> known.put(
                        row.getString("customer_id"),
                        new CustomerNews(
                                row.getString("content_digest"),
                                row.getObject("change_no", Long.class),
                                Sql.instant(row, "changed_at"))),
                ids);
        return known;
    }

    private static void change(Connection connection, Map<String, CustomerNews> changed) throws SQLException {
        if (changed.isEmpty()) {
            return;
        }
        try (PreparedStatement update = connection.prepareStatement(CHANGE)) {
            for (Map.Entry<String, CustomerNews> each : changed.entrySet()) {
                CustomerNews news = each.getValue();
                Sql.bind(update, news.digest(), news.changeNo(), news.changedAt(), each.getKey());
                update.addBatch();
            }
            update.executeBatch();
        }
    }
}
