package linkspan.delivery.key;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import linkspan.platform.database.Sql;
import org.jspecify.annotations.Nullable;

/** Statements about one key of one system: every table of deliveries names the key by the same three columns. */
public final class KeyRows {
    /** Ends a statement; its arguments are the system, the topic and the key. */
    public static final String KEY = " where system = ? and topic = ? and stream_key = ?";

    /** Joins what is pending, {@code p}, to the position of its key, {@code k}. */
    public static final String PENDING_OF_POSITION =
            "p.system = k.system and p.topic = k.topic and p.stream_key = k.stream_key";

    private KeyRows() {}

    /** {@code change} is the statement up to its condition, {@code values} are its arguments. */
    public static int change(Connection connection, String change, PositionKey key, @Nullable Object... values)
            throws SQLException {
        return Sql.update(connection, change + KEY, joined(List.of(key.system(), key.topic(), key.key()), values));
    }

    /** The same for one event of the key. */
    public static int changeEvent(
            Connection connection, String change, PositionKey key, long seq, @Nullable Object... values)
            throws SQLException {
        return Sql.update(
                connection,
                change + KEY + " and seq = ?",
                joined(List.of(key.system(), key.topic(), key.key(), seq), values));
    }

    /** {@code more} goes on after the condition, {@code values} are its arguments. */
    public static <T> Optional<T> first(
            Connection connection, String select, String more, Sql.Row<T> row, PositionKey key, Object... values)
            throws SQLException {
        List<Object> all = new ArrayList<>(List.of(key.system(), key.topic(), key.key()));
        all.addAll(Arrays.asList(values));
        return Sql.first(connection, select + KEY + more, row, all.toArray());
    }

    private static @Nullable Object[] joined(List<Object> key, @Nullable Object[] values) {
        @Nullable Object[] all = Arrays.copyOf(values, values.length + key.size());
        for (int i = 0; i < key.size(); i++) {
            all[values.length + i] = key.get(i);
        }
        return all;
    }
}
