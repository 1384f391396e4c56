package linkspan.reconcile.table;

import linkspan.reconcile.table.words.FieldKind;

/**
 * A column of a side's query.
 *
 * @param label as the query calls it
 * @param field its name in a row
 * @param indexed whole numbers and texts: they are looked up and ordered as they are
 */
record Column(String label, String field, FieldKind kind, boolean nullable, boolean indexed) {
    String quoted() {
        return '"' + label.replace("\"", "\"\"") + '"';
    }
}
