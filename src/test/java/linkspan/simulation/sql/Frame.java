package linkspan.simulation.sql;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row under its alias, and those around it. */
record Frame(
        String alias,
        Map<String, @Nullable Object> row,
        @Nullable Frame outer) {
    static final Frame NONE = new Frame("", Map.of(), null);

    /** The innermost row of that alias. */
    static Map<String, @Nullable Object> row(Frame innermost, String alias) {
        for (Frame each = innermost; each != null; each = each.outer) {
            if (each.alias.equals(alias)) {
                return each.row;
            }
        }
        throw new IllegalStateException("the model of the database has no rows " + alias);
    }

    /** {@code alias} empty: of the innermost row that has the column. */
    static @Nullable Object value(Frame innermost, String alias, String column) {
        for (Frame each = innermost; each != null; each = each.outer) {
            if ((alias.isEmpty() || each.alias.equals(alias)) && each.row.containsKey(column)) {
                return each.row.get(column);
            }
        }
        throw new IllegalStateException("the model of the database has no column " + alias + "." + column);
    }
}
