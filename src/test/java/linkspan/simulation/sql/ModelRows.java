package linkspan.simulation.sql;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A result set's place in its rows. */
final class ModelRows {
    private final Execution.Result result;
    private int at = -1;

    ModelRows(Execution.Result result) {
        this.result = result;
    }

    @Nullable
    Object call(String method, @Nullable Object @Nullable [] arguments) {
        if (method.equals("next")) {
            return ++at < result.rows().size();
        }
        if (method.equals("close") || arguments == null) {
            return null;
        }
        Object value = value(arguments[0]);
        return switch (method) {
            case "getLong" -> value == null ? 0L : value;
            case "getInt" -> value == null ? 0 : ((Long) value).intValue();
            case "getBoolean" -> value != null && (Boolean) value;
            case "getString", "getBytes" -> value;
            case "getObject" -> value instanceof Instant time ? time.atOffset(ZoneOffset.UTC) : value;
            default -> throw new UnsupportedOperationException("ResultSet." + method);
        };
    }

    private @Nullable Object value(@Nullable Object column) {
        List<@Nullable Object> row = result.rows().get(at);
        int place =
                column instanceof Integer number ? number - 1 : result.names().indexOf(column);
        if (place < 0) {
            throw new IllegalStateException("no column " + column + " among " + result.names());
        }
        return row.get(place);
    }
}
