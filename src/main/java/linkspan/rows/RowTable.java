package linkspan.rows;

import java.util.Arrays;
import java.util.List;

/**
 * A table that rows are written into.
 *
 * @param replaces true: rows with the same key are deleted first; false: written over
 */
record RowTable(String name, String key, boolean replaces) {
    RowTable {
        identifier(name);
        identifier(key);
    }

    /** {@code orders:order_id,order_events:event_id}. */
    static List<RowTable> list(String text, boolean replaces) {
        return Arrays.stream(text.split(","))
                .filter(each -> !each.isBlank())
                .map(each -> each.strip().split(":"))
                .map(parts -> {
                    if (parts.length != 2) {
                        throw new IllegalArgumentException("'" + String.join(":", parts) + "' is not <table>:<key>");
                    }
                    return new RowTable(parts[0], parts[1], replaces);
                })
                .toList();
    }

    /** Names go into SQL as they are, so they are held to what needs no quotes. */
    static String identifier(String name) {
        if (!name.matches("[a-z][a-z0-9_]{0,62}")) {
            throw new IllegalArgumentException("'" + name + "' is no table or column name of [a-z0-9_]");
        }
        return name;
    }
}
