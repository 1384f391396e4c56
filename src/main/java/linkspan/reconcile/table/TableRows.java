package linkspan.reconcile.table;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import linkspan.model.Json;
import linkspan.platform.database.Sql;
import linkspan.reconcile.compare.KeyDifference;
import linkspan.reconcile.compare.Kind;
import linkspan.reconcile.compare.Row;
import linkspan.reconcile.run.plan.Sides;
import linkspan.reconcile.table.words.Cell;
import linkspan.reconcile.table.words.FieldKind;
import org.jspecify.annotations.Nullable;

/** Rows of one side, a thousand at a time, on a connection of their own until they are closed. One thread. */
final class TableRows implements Sides.Listing {
    private static final int AT_A_TIME = 1_000;
    private final SideQuery query;
    private final Connection connection;
    private final PreparedStatement statement;
    private final ResultSet rows;
    private final List<KeyDifference> unreadable = new ArrayList<>();
    private final boolean left;
    private @Nullable Row next;

    /** Throws {@link Sides.SideFailed}. */
    TableRows(SideQuery query, SideQuery.Asked asked, boolean left) {
        this.query = query;
        this.left = left;
        try {
            connection = query.side().database().getConnection();
            try {
                connection.setAutoCommit(false); // else PostgreSQL's driver holds all of them
                statement = connection.prepareStatement(asked.sql());
                statement.setFetchSize(AT_A_TIME);
                Sql.bind(statement, asked.arguments().toArray());
                rows = statement.executeQuery();
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw failed(query.side(), e);
        }
    }

    static Sides.SideFailed failed(TableSide side, SQLException e) {
        return new Sides.SideFailed("jdbc:" + side.system() + ": " + e.getMessage(), e);
    }

    @Override
    public boolean hasNext() {
        try {
            while (next == null && rows.next()) {
                read();
            }
            return next != null;
        } catch (SQLException e) {
            throw failed(query.side(), e);
        }
    }

    private void read() throws SQLException {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < query.fields().size(); i++) {
            Cell cell = query.fields().get(i);
            if (cell.column() != null) {
                Object value = value(cell, i + 2);
                fields.set(cell.field(), value == null ? fields.nullNode() : Json.of(value));
            }
        }
        String key = rows.getString(1);
        try {
            next = new Row(query.key().own() == FieldKind.PADDED ? key.stripTrailing() : key, fields);
        } catch (Row.Unreadable e) {
            fields.put("key", key).put("why", e.getMessage());
            unreadable.add(new KeyDifference(
                    "row of key " + key.substring(0, Math.min(100, key.length())),
                    Kind.UNREADABLE,
                    left ? fields : null,
                    left ? null : fields,
                    List.of()));
        }
    }

    private @Nullable Object value(Cell cell, int column) throws SQLException {
        return switch (cell.own()) {
            case WHOLE, DECIMAL -> rows.getObject(column) == null ? null : number(column);
            case TRUTH -> rows.getObject(column) == null ? null : rows.getBoolean(column);
            case ZONED -> moment(rows.getObject(column, OffsetDateTime.class));
            case LOCAL -> local(cell, rows.getObject(column, LocalDateTime.class));
            case PADDED -> stripped(rows.getString(column));
            case TEXT -> rows.getString(column);
        };
    }

    private BigDecimal number(int column) throws SQLException {
        return rows.getBigDecimal(column);
    }

    private static @Nullable String moment(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant().toString();
    }

    private static @Nullable String local(Cell cell, @Nullable LocalDateTime time) {
        if (time == null || cell.as() != FieldKind.Meaning.MOMENT) {
            return time == null ? null : time.toString();
        }
        return time.atZone(ZoneId.systemDefault()).toInstant().toString();
    }

    private static @Nullable String stripped(@Nullable String text) {
        return text == null ? null : text.stripTrailing();
    }

    @Override
    public Row next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        Row row = next;
        next = null;
        return row;
    }

    @Override
    public List<KeyDifference> unreadable() {
        List<KeyDifference> all = List.copyOf(unreadable);
        unreadable.clear();
        return all;
    }

    /** Nothing was written: what was read is rolled back. */
    @Override
    public void close() {
        try (Connection closing = connection) {
            rows.close();
            statement.close();
            closing.rollback();
        } catch (SQLException e) {
            // the connection is broken, and its pool sees that
        }
    }
}
