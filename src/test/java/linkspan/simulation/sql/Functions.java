package linkspan.simulation.sql;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The functions that the stores use. */
final class Functions {
    private Functions() {}

    static Expression of(String name, List<Expression> arguments, Words words) {
        return switch (name) {
            case "coalesce" ->
                (frame, run) -> {
                    Object first = arguments.get(0).in(frame, run);
                    return first == null ? arguments.get(1).in(frame, run) : first;
                };
            case "octet_length" ->
                (frame, run) ->
                        (long) ((byte[]) Objects.requireNonNull(arguments.get(0).in(frame, run))).length;
            case "hashtextextended" ->
                (frame, run) -> "name " + arguments.get(0).in(frame, run);
            case "pg_advisory_xact_lock" ->
                (frame, run) -> {
                    run.transaction().lock("advisory " + arguments.get(0).in(frame, run));
                    return true;
                };
            case "pg_try_advisory_xact_lock" ->
                (frame, run) ->
                        run.transaction().tryLock("advisory " + arguments.get(0).in(frame, run));
            default -> throw words.unknown();
        };
    }

    /** How many rows of the group there are, or different values. */
    record Count(@Nullable Expression distinct) implements Expression {
        @Override
        public Object in(Frame frame, Execution run) throws SQLException {
            if (distinct == null) {
                return (long) run.level().size();
            }
            Set<@Nullable Object> values = new HashSet<>();
            for (Frame each : run.level()) {
                values.add(distinct.in(each, run));
            }
            return (long) values.size();
        }
    }

    /** {@code sum(x) over (order by y)}. */
    static Expression runningSum(String name, Expression of, Expression by) {
        if (!name.equals("sum")) {
            throw new IllegalStateException("the model of the database has no window function " + name);
        }
        return (frame, run) -> {
            long sum = 0;
            for (Frame each : run.level()) {
                if (atMost(by, each, frame, run)) {
                    sum += (Long) Objects.requireNonNull(of.in(each, run));
                }
            }
            return sum;
        };
    }

    private static boolean atMost(Expression by, Frame each, Frame most, Execution run) throws SQLException {
        return Boolean.TRUE.equals(Expression.compared("<=", by.in(each, run), by.in(most, run)));
    }
}
