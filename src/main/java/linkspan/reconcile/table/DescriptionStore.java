package linkspan.reconcile.table;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import linkspan.reconcile.table.words.FieldKind;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGResultSetMetaData;

/** Asks a database what a query gives; no row is read. */
final class DescriptionStore {
    private static final String KEY = "key";
    private static final Pattern ROWS = Pattern.compile("rows=(\\d+)");
    private static final Set<String> TEXTS = Set.of("text", "varchar", "character varying");

    private DescriptionStore() {}

    /** Throws {@link linkspan.reconcile.run.plan.Sides.SideFailed}. */
    static Description of(TableSide side) {
        try {
            return asked(side);
        } catch (SQLException e) {
            throw TableRows.failed(side, e);
        }
    }

    private static Description asked(TableSide side) throws SQLException {
        try (Connection connection = side.database().getConnection();
                PreparedStatement query = connection.prepareStatement(side.sql())) {
            DatabaseMetaData database = connection.getMetaData();
            ResultSetMetaData metaData = query.getMetaData();
            List<Column> columns = new ArrayList<>();
            boolean unique = false;
            for (int i = 1; i <= metaData.getColumnCount(); i++) {
                Column column = column(metaData, i);
                columns.add(column);
                if (column.field().equals(KEY)) {
                    unique = !column.nullable() && isUnique(database, metaData, i);
                }
            }
            String product = database.getDatabaseProductName();
            return new Description(
                    product,
                    database.getDatabaseMajorVersion(),
                    columns,
                    unique && side.isOneTable(),
                    product.equals("PostgreSQL") ? estimate(connection, side) : 0);
        }
    }

    /** A name all in capitals is how a database shows one that was written in small letters. */
    private static Column column(ResultSetMetaData metaData, int i) throws SQLException {
        String label = metaData.getColumnLabel(i);
        String field = label.equals(label.toUpperCase(Locale.ROOT)) ? label.toLowerCase(Locale.ROOT) : label;
        int type = metaData.getColumnType(i);
        String name = metaData.getColumnTypeName(i);
        FieldKind kind = FieldKind.of(type, name);
        boolean text = type == Types.VARCHAR && TEXTS.contains(name.toLowerCase(Locale.ROOT));
        return new Column(
                label,
                field,
                kind,
                metaData.isNullable(i) != ResultSetMetaData.columnNoNulls,
                text || kind == FieldKind.WHOLE);
    }

    private static boolean isUnique(DatabaseMetaData database, ResultSetMetaData metaData, int i) throws SQLException {
        String schema = metaData.getSchemaName(i);
        String table = metaData.getTableName(i);
        String column = metaData.getColumnName(i);
        if (metaData instanceof PGResultSetMetaData postgres) {
            schema = postgres.getBaseSchemaName(i);
            table = postgres.getBaseTableName(i);
            column = postgres.getBaseColumnName(i);
        }
        return !table.isEmpty() && hasIndexOf(database, none(schema), table, column);
    }

    private static @Nullable String none(String name) {
        return name.isEmpty() ? null : name;
    }

    private static boolean hasIndexOf(DatabaseMetaData database, @Nullable String schema, String table, String column)
            throws SQLException {
        Map<String, List<String>> indexes = new HashMap<>();
        try (ResultSet rows = database.getIndexInfo(null, schema, table, true, true)) {
            while (rows.next()) {
                String index = rows.getString("INDEX_NAME");
                if (index != null && rows.getString("FILTER_CONDITION") == null) {
                    indexes.computeIfAbsent(index, name -> new ArrayList<>()).add(rows.getString("COLUMN_NAME"));
                }
            }
        }
        return indexes.containsValue(List.of(column));
    }

    private static long estimate(Connection connection, TableSide side) throws SQLException {
        try (Statement explain = connection.createStatement();
                ResultSet plan = explain.executeQuery("explain select 1 from " + side.from())) {
            Matcher rows = ROWS.matcher(plan.next() ? plan.getString(1) : "");
            return rows.find() ? Long.parseLong(rows.group(1)) : 0;
        }
    }
}
