package linkspan.outbound.rows;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import linkspan.model.failure.FailureCode;
import linkspan.platform.resilience.DeliveryFailure;
import org.jspecify.annotations.Nullable;

/** Writes rows into a system's database: all tables in one transaction, all or nothing. */
final class RowStore implements RowWriter {
    private final DataSource database;
    private final List<RowTable> tables;

    RowStore(DataSource database, List<RowTable> tables) {
        this.database = database;
        this.tables = List.copyOf(tables);
    }

    @Override
    public void write(JsonNode body) throws DeliveryFailure {
        boolean committing = false;
        try (Connection connection = database.getConnection()) {
            try {
                connection.setAutoCommit(false);
                for (RowTable table : tables) {
                    write(connection, table, body.path(table.name()));
                }
                committing = true;
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw failure(e, committing);
        } catch (RuntimeException e) {
            throw committing ? lost(e) : ownMistake(e);
        }
    }

    /** The body is no rows for these tables: rolled back, the database has nothing of it. */
    private static DeliveryFailure ownMistake(RuntimeException e) {
        return new DeliveryFailure(FailureCode.ROUTE_FAILED, String.valueOf(e.getMessage()));
    }

    private static DeliveryFailure lost(Exception e) {
        return new DeliveryFailure(FailureCode.ANSWER_LOST, "commit: " + e.getMessage());
    }

    private static DeliveryFailure failure(SQLException e, boolean committing) {
        if (committing) {
            return lost(e);
        }
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        boolean refused = state.startsWith("22") || state.startsWith("23") || state.startsWith("42");
        return new DeliveryFailure(
                refused ? FailureCode.SYSTEM_REFUSED : FailureCode.SYSTEM_UNREACHABLE, state + " " + e.getMessage());
    }

    private static void write(Connection connection, RowTable table, JsonNode rows) throws SQLException {
        if (rows.isMissingNode() || rows.isEmpty()) {
            return;
        }
        List<String> columns = table.columns(rows);
        Collection<JsonNode> last = table.replaces() ? list(rows) : lastOfEachKey(rows, table.key());
        delete(connection, table, last);
        String sql = "insert into " + table.name() + " (" + String.join(", ", columns) + ") values ("
                + columns.stream().map(column -> "?").collect(Collectors.joining(", ")) + ")";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (JsonNode row : last) {
                for (int i = 0; i < columns.size(); i++) {
                    insert.setObject(i + 1, value(row.get(columns.get(i))));
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** A row that comes twice in a batch: the later one is the newer state. */
    private static Collection<JsonNode> lastOfEachKey(JsonNode rows, String key) {
        Map<String, JsonNode> last = new LinkedHashMap<>();
        rows.forEach(row -> last.put(row.path(key).asText(), row));
        return last.values();
    }

    private static List<JsonNode> list(JsonNode rows) {
        List<JsonNode> list = new ArrayList<>();
        rows.forEach(list::add);
        return list;
    }

    /** Delete and insert is the one upsert that every database knows; readers see it after the commit. */
    private static void delete(Connection connection, RowTable table, Collection<JsonNode> rows) throws SQLException {
        String sql = "delete from " + table.name() + " where " + table.key() + " = ?";
        try (PreparedStatement delete = connection.prepareStatement(sql)) {
            for (Object key : rows.stream()
                    .map(row -> value(row.get(table.key())))
                    .distinct()
                    .toList()) {
                delete.setObject(1, key);
                delete.addBatch();
            }
            delete.executeBatch();
        }
    }

    private static @Nullable Object value(@Nullable JsonNode node) {
        if (node == null || node.isNull()) {
            return null;
        }
        if (node.isNumber()) {
            BigDecimal number = node.decimalValue();
            return number;
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        String text = node.asText();
        if (text.length() >= 20 && text.length() <= 35 && text.charAt(10) == 'T') {
            try {
                return OffsetDateTime.parse(text);
            } catch (DateTimeParseException e) {
                return text;
            }
        }
        return text;
    }
}
