package linkspan.reconcile.table;

import java.util.List;
import java.util.Optional;

/**
 * What a side's query gives.
 *
 * @param product the database's name, as its driver says it
 * @param version its major one
 * @param unique no two rows have one key, and none has no key
 * @param estimate how many rows there are, by the database's own guess; 0 where it has none
 */
record Description(String product, int version, List<Column> columns, boolean unique, long estimate) {
    Optional<Column> column(String field) {
        return columns.stream().filter(each -> each.field().equals(field)).findFirst();
    }

    boolean isPostgres() {
        return product.equals("PostgreSQL");
    }

    /** Digests can be asked of it. */
    boolean speaks() {
        return isPostgres() ? version >= 14 : product.equals("H2");
    }
}
