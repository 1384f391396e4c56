package linkspan.platform.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import linkspan.model.SoundText;
import org.jspecify.annotations.Nullable;

/**
 * Statements with positional arguments; an {@link Instant} becomes a timestamp with time zone. H2 would take
 * texts that PostgreSQL refuses: here both refuse them, so that nobody finds out in production.
 */
public final class Sql {
    /** Reads one row. */
    @FunctionalInterface
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** PostgreSQL's SQLSTATE for it. */
    private static final String NOT_IN_REPERTOIRE = "22021";

    private Sql() {}

    public static int update(Connection connection, String sql, @Nullable Object... arguments) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, arguments);
            return statement.executeUpdate();
        }
    }

    public static <T> List<T> list(Connection connection, String sql, Row<T> row, @Nullable Object... arguments)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, arguments);
            try (ResultSet rows = statement.executeQuery()) {
                List<T> result = new ArrayList<>();
                while (rows.next()) {
                    result.add(row.read(rows));
                }
                return result;
            }
        }
    }

    public static <T> Optional<T> first(Connection connection, String sql, Row<T> row, @Nullable Object... arguments)
            throws SQLException {
        List<T> all = list(connection, sql, row, arguments);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(0));
    }

    /** Sets the arguments of the next execution or batch entry. */
    public static void bind(PreparedStatement statement, @Nullable Object... arguments) throws SQLException {
        for (int i = 0; i < arguments.length; i++) {
            Object value = arguments[i];
            statement.setObject(i + 1, bound(value));
        }
    }

    private static @Nullable Object bound(@Nullable Object value) throws SQLException {
        if (value instanceof Instant instant) {
            return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
        }
        return value instanceof String text ? sound(text) : value;
    }

    /** The text as it is; throws the error of a value that no column takes where it holds such a character. */
    public static @Nullable String sound(@Nullable String text) throws SQLException {
        if (text != null && SoundText.flawAt(text) >= 0) {
            throw new SQLException("a text " + SoundText.flaw(text), NOT_IN_REPERTOIRE);
        }
        return text;
    }

    public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
