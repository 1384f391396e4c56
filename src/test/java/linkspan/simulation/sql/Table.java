package linkspan.simulation.sql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A table's committed rows by their primary key; rows are never changed, only replaced. */
final class Table {
    final String name;
    final List<String> columns;
    final Map<String, String> defaults;
    final List<String> key;
    private final @Nullable String identity;
    Map<List<Object>, Map<String, @Nullable Object>> rows = new LinkedHashMap<>();
    private long lastNumber;

    /** @param identity the column that counts, also where a transaction comes to nothing */
    Table(
            String name,
            List<String> columns,
            Map<String, String> defaults,
            List<String> key,
            @Nullable String identity) {
        this.name = name;
        this.columns = List.copyOf(columns);
        this.defaults = Map.copyOf(defaults);
        this.key = List.copyOf(key);
        this.identity = identity;
    }

    Table empty() {
        return new Table(name, columns, defaults, key, identity);
    }

    Map<String, @Nullable Object> newRow(Map<String, @Nullable Object> given, Object now) {
        Map<String, @Nullable Object> row = new HashMap<>();
        for (String column : columns) {
            row.put(column, given.containsKey(column) ? given.get(column) : byDefault(column, now));
        }
        return row;
    }

    private @Nullable Object byDefault(String column, Object now) {
        if (column.equals(identity)) {
            return ++lastNumber;
        }
        String value = defaults.get(column);
        if (value == null) {
            return null;
        }
        return switch (value) {
            case "current_timestamp" -> now;
            case "false" -> false;
            case "true" -> true;
            default -> Long.valueOf(value);
        };
    }

    List<Object> keyOf(Map<String, @Nullable Object> row) {
        List<Object> values = new ArrayList<>(key.size());
        for (String column : key) {
            Object value = row.get(column);
            if (value == null) {
                throw new IllegalStateException(name + "." + column + " is null");
            }
            values.add(value);
        }
        return values;
    }
}
