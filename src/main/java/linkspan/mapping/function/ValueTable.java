package linkspan.mapping.function;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows of two columns, read both ways. Where several keys have one value, the way back gives the first of them. */
public final class ValueTable {
    /** The key of the row for everything that has none of its own; there is no way back to it. */
    private static final String DEFAULT = "default";

    private final Map<String, String> values;
    private final Map<String, String> keys;

    /** {@code values} by key, in the order of the file. */
    ValueTable(Map<String, String> values) {
        this.values = Map.copyOf(values);
        this.keys = Map.copyOf(keysOf(values));
    }

    private static Map<String, String> keysOf(Map<String, String> values) {
        Map<String, String> keys = new LinkedHashMap<>();
        values.forEach((key, value) -> {
            if (!key.equals(DEFAULT)) {
                keys.putIfAbsent(value, key);
            }
        });
        return keys;
    }

    /** Null where no row has that key. */
    @Nullable
    String value(String key) {
        return values.get(key);
    }

    /** Null where no row has that value. */
    @Nullable
    String key(String value) {
        return keys.get(value);
    }

    /** The value for keys without a row; null where there is none. */
    @Nullable
    String otherwise() {
        return values.get(DEFAULT);
    }
}
