package linkspan.business.stock;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import linkspan.platform.database.Sql;
import org.jspecify.annotations.Nullable;

/** Table {@code stock_breaks}: only ever inserted into. */
final class StockBreakRows {
    private static final String COLUMNS = "warehouse_id, sku_id, expected_qty, before_qty, after_qty, change_type,"
            + " movement_no, movement_id, occurred_at, message_id, source, found_at";

    private StockBreakRows() {}

    static void insert(Connection connection, List<StockBreak> breaks) throws SQLException {
        if (breaks.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into stock_breaks (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (StockBreak each : breaks) {
                Sql.bind(
                        insert,
                        each.warehouseId(),
                        each.skuId(),
                        each.expectedQty(),
                        each.beforeQty(),
                        each.afterQty(),
                        each.changeType(),
                        each.movementNo(),
                        each.movementId(),
                        each.occurredAt(),
                        each.messageId(),
                        each.source(),
                        each.foundAt());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    static List<StockBreak> newest(Connection connection, @Nullable String skuId, int atMost) throws SQLException {
        String which = skuId == null ? "" : " where sku_id = ?";
        String sql = "select " + COLUMNS + " from stock_breaks" + which + " order by break_id desc fetch first "
                + atMost + " rows only";
        return skuId == null
                ? Sql.list(connection, sql, StockBreakRows::read)
                : Sql.list(connection, sql, StockBreakRows::read, skuId);
    }

    static long count(Connection connection) throws SQLException {
        return Sql.first(connection, "select count(*) from stock_breaks", row -> row.getLong(1))
                .orElse(0L);
    }

    private static StockBreak read(ResultSet row) throws SQLException {
        return new StockBreak(
                row.getString("warehouse_id"),
                row.getString("sku_id"),
                row.getLong("expected_qty"),
                row.getLong("before_qty"),
                row.getLong("after_qty"),
                row.getString("change_type"),
                row.getObject("movement_no", Long.class),
                row.getString("movement_id"),
                Sql.instant(row, "occurred_at"),
                row.getString("message_id"),
                row.getString("source"),
                Objects.requireNonNull(Sql.instant(row, "found_at")));
    }
}
