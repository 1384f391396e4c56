package linkspan.reconcile.table.words;

import java.util.List;

/** How a database says what a comparison by digests needs; all are expressions of SQL. */
public interface DatabaseWords {
    /** A value as the other database prints it, too. */
    String text(Cell cell);

    /** A whole number from 0 to {@code mask}, by the key alone. */
    String bucket(Cell key, int mask);

    /** 64 bits that are different where a row is: equal rows have equal ones. */
    String digest(Cell key, List<Cell> fields);

    /** The key in an order that both databases have. */
    String order(Cell key);
}
