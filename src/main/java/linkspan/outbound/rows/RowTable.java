package linkspan.outbound.rows;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A table that rows are written into.
 *
 * @param replaces true: rows with the same key are deleted first; false: written over
 */
public record RowTable(String name, String key, boolean replaces) {
    public RowTable {
        identifier(name);
        identifier(key);
    }

    /** The columns of these rows, by the first; refuses names that need quotes, and rows without the key. */
    public List<String> columns(JsonNode rows) {
        List<String> columns = new ArrayList<>();
        rows.get(0).fieldNames().forEachRemaining(column -> columns.add(identifier(column)));
        if (!columns.contains(key)) {
            throw new IllegalArgumentException(name + "[0]." + key + ": missing, it is the key");
        }
        return columns;
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
