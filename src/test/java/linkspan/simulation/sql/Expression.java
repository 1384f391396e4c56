package linkspan.simulation.sql;

import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A part of a statement that has a value. */
@FunctionalInterface
interface Expression {
    @Nullable
    Object in(Frame frame, Execution run) throws SQLException;

    default boolean holds(Frame frame, Execution run) throws SQLException {
        return Boolean.TRUE.equals(in(frame, run));
    }

    /** As SQL compares: with an absent value nothing is equal; lists are row values. */
    static @Nullable Boolean compared(String operator, @Nullable Object left, @Nullable Object right) {
        if (left == null || right == null) {
            return null;
        }
        if (left instanceof List<?> || operator.equals("=") && !(left instanceof Comparable)) {
            return Objects.equals(left, right);
        }
        @SuppressWarnings("unchecked") // both are of one of the few types that columns have
        int order = ((Comparable<Object>) left).compareTo(right);
        return switch (operator) {
            case "=" -> order == 0;
            case "<>" -> order != 0;
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            default -> order >= 0;
        };
    }
}
