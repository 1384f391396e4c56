package linkspan.business.stock;

import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import linkspan.commit.UnitInCommit;
import linkspan.commit.UnitStore;
import linkspan.commit.outbox.RemarkStore;
import linkspan.platform.database.Sql;
import linkspan.platform.database.Transactions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stock of every SKU in every warehouse, in the transaction of the events that tell of it.
 *
 * <p>A key's row is made where it is missing, then locked, all keys sorted, and read in the next statement: whoever
 * waited sees what the other one committed. Rows are never deleted, so those who make rows wait only for those who make
 * later ones, and those who lock wait only for those who lock later ones: no two groups wait for each other.
 */
public final class StockStore implements UnitStore {
    private static final Logger LOG = LoggerFactory.getLogger(StockStore.class);
    private static final String MAKE =
            "insert into stock_levels (warehouse_id, sku_id) values (?, ?) on conflict do nothing";
    private static final String LOCK = """
            select sku_id from stock_levels where warehouse_id = ? and sku_id = any(?) order by sku_id for update
            """;
    private static final String READ = """
            select sku_id, after_qty, movement_no, movement_id, occurred_at from stock_levels
            where warehouse_id = ? and sku_id = any(?) and after_qty is not null
            """;
    private static final String CHANGE = """
            update stock_levels set after_qty = ?, movement_no = ?, movement_id = ?, occurred_at = ?
            where warehouse_id = ? and sku_id = ?
            """;
    private final Transactions transactions;
    private final Clock clock;
    private final MeterRegistry meters;

    /** {@code meters} count {@code linkspan.stock.chain.broken} and {@code linkspan.stock.ignored}. */
    public StockStore(Transactions transactions, Clock clock, MeterRegistry meters) {
        this.transactions = transactions;
        this.clock = clock;
        this.meters = meters;
    }

    @Override
    public void write(Connection connection, List<UnitInCommit> units) throws SQLException {
        TreeSet<StockKey> keys = StockPlan.keys(units);
        if (keys.isEmpty()) {
            return;
        }
        StockPlan plan = new StockPlan(lock(connection, keys), clock.instant().truncatedTo(ChronoUnit.MILLIS));
        units.forEach(plan::add);
        change(connection, plan.changed());
        StockBreakRows.insert(connection, plan.breaks());
        RemarkStore.insert(connection, plan.remarks());
        count(plan);
    }

    private void count(StockPlan plan) {
        plan.ignored()
                .forEach((reason, times) ->
                        meters.counter("linkspan.stock.ignored", "code", reason).increment(times));
        for (StockBreak each : plan.breaks()) {
            meters.counter("linkspan.stock.chain.broken", "system", each.source())
                    .increment();
            LOG.warn(
                    "stock chain broken system={} key={}/{} expected={} before={} messageId={}",
                    each.source(),
                    each.warehouseId(),
                    each.skuId(),
                    each.expectedQty(),
                    each.beforeQty(),
                    each.messageId());
        }
    }

    private static Map<StockKey, StockNews> lock(Connection connection, TreeSet<StockKey> keys) throws SQLException {
        try (PreparedStatement make = connection.prepareStatement(MAKE)) {
            for (StockKey key : keys) {
                Sql.bind(make, key.warehouseId(), key.skuId());
                make.addBatch();
            }
            make.executeBatch();
        }
        Map<StockKey, StockNews> known = new HashMap<>();
        for (Map.Entry<String, Set<String>> warehouse : byWarehouse(keys).entrySet()) {
            String id = warehouse.getKey();
            Array skus =
                    connection.createArrayOf("varchar", warehouse.getValue().toArray());
            Sql.list(connection, LOCK, row -> row.getString(1), id, skus);
        }
        for (Map.Entry<String, Set<String>> warehouse : byWarehouse(keys).entrySet()) {
            String id = warehouse.getKey();
            Array skus =
                    connection.createArrayOf("varchar", warehouse.getValue().toArray());
            Sql.list(
                    connection, READ, row -> known.put(new StockKey(id, row.getString("sku_id")), news(row)), id, skus);
        }
        return known;
    }

    private static Map<String, Set<String>> byWarehouse(TreeSet<StockKey> keys) {
        Map<String, Set<String>> skus = new TreeMap<>();
        keys.forEach(key ->
                skus.computeIfAbsent(key.warehouseId(), id -> new TreeSet<>()).add(key.skuId()));
        return skus;
    }

    private static void change(Connection connection, Map<StockKey, StockNews> changed) throws SQLException {
        if (changed.isEmpty()) {
            return;
        }
        try (PreparedStatement update = connection.prepareStatement(CHANGE)) {
            for (Map.Entry<StockKey, StockNews> each : changed.entrySet()) {
                StockNews news = each.getValue();
                Sql.bind(
                        update,
                        news.afterQty(),
                        news.movementNo(),
                        news.movementId(),
                        news.occurredAt(),
                        each.getKey().warehouseId(),
                        each.getKey().skuId());
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    private static StockNews news(ResultSet row) throws SQLException {
        return new StockNews(
                row.getLong("after_qty"),
                row.getObject("movement_no", Long.class),
                row.getString("movement_id"),
                Sql.instant(row, "occurred_at"));
    }

    /** What the warehouses last said about a SKU, by warehouse. */
    Map<String, Long> levels(String skuId) {
        Map<String, Long> levels = new TreeMap<>();
        transactions.run(connection -> Sql.list(
                connection,
                "select warehouse_id, after_qty from stock_levels where sku_id = ? and after_qty is not null",
                row -> levels.put(row.getString(1), row.getLong(2)),
                skuId));
        return levels;
    }

    /** The newest breaks first, of one SKU or of all. */
    List<StockBreak> breaks(@Nullable String skuId, int atMost) {
        return transactions.run(connection -> StockBreakRows.newest(connection, skuId, atMost));
    }

    /** How many breaks there are on record. */
    long breakCount() {
        return transactions.run(StockBreakRows::count);
    }
}
