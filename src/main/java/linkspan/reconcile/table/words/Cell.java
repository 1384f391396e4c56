package linkspan.reconcile.table.words;

import org.jspecify.annotations.Nullable;

/**
 * A column of one side, as it is compared.
 *
 * @param field its name in a row
 * @param column quoted, as its query calls it; null where that side has no such column
 * @param indexed it can be looked up and ordered as it is; else as text
 */
public record Cell(
        String field, @Nullable String column, FieldKind own, FieldKind.Meaning as, boolean nullable, boolean indexed) {
    /** In SQL. */
    public String sql() {
        return column == null ? "cast(null as varchar(1))" : column;
    }
}
