package linkspan.simulation.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The statements that write. */
final class Changes {
    private Changes() {}

    /**
     * Changes rows, or deletes them where nothing is set. A row that another transaction holds is waited for, then looked at
     * anew; what the condition asks of other rows stays as it was when the statement began.
     */
    record Update(
            String table,
            String alias,
            Map<String, Expression> set,
            @Nullable Source from,
            Expression where) implements Execution.Statement {
        @Override
        public Execution.Result execute(Execution run) throws SQLException {
            Table target = run.transaction().table(table);
            int count = 0;
            for (Map<String, @Nullable Object> row : run.rows(target)) {
                Frame found = match(row, run);
                if (found != null) {
                    List<Object> key = target.keyOf(row);
                    run.transaction().lock(Transaction.name(target, key));
                    Map<String, @Nullable Object> now = run.transaction().newest(target, key);
                    found = now == row ? found : now == null ? null : match(now, run);
                    if (found != null && now != null) {
                        run.transaction().write(target, key, set.isEmpty() ? null : changed(now, found, run));
                        count++;
                    }
                }
            }
            return Execution.Result.of(count);
        }

        private @Nullable Frame match(Map<String, @Nullable Object> row, Execution run) throws SQLException {
            Frame own = new Frame(alias, row, null);
            for (Frame each : from == null ? List.of(own) : from.frames(own, run)) {
                if (where.holds(each, run)) {
                    return each;
                }
            }
            return null;
        }

        private Map<String, @Nullable Object> changed(Map<String, @Nullable Object> row, Frame frame, Execution run)
                throws SQLException {
            return Changes.changed(row, set, frame, run);
        }
    }

    private static Map<String, @Nullable Object> changed(
            Map<String, @Nullable Object> row, Map<String, Expression> set, Frame frame, Execution run)
            throws SQLException {
        Map<String, @Nullable Object> changed = new HashMap<>(row);
        for (Map.Entry<String, Expression> each : set.entrySet()) {
            changed.put(each.getKey(), each.getValue().in(frame, run));
        }
        return changed;
    }

    /**
     * Inserts rows.
     *
     * @param quiet a row that is there is no error
     * @param otherwise what is set on it then
     */
    record Insert(
            String table,
            String alias,
            List<String> columns,
            Query query,
            boolean quiet,
            Map<String, Expression> otherwise,
            List<Query.Item> returning)
            implements Execution.Statement {
        @Override
        public Execution.Result execute(Execution run) throws SQLException {
            Table target = run.transaction().table(table);
            List<String> names = new ArrayList<>();
            List<List<@Nullable Object>> rows = new ArrayList<>();
            int count = 0;
            for (List<@Nullable Object> values : query.rows(Frame.NONE, run).rows()) {
                Map<String, @Nullable Object> written = insert(target, values, run);
                if (written != null) {
                    count++;
                    List<@Nullable Object> row = new ArrayList<>();
                    names.clear();
                    for (Query.Item item : returning) {
                        names.add(item.name());
                        row.add(item.value().in(new Frame(alias, written, null), run));
                    }
                    rows.add(row);
                }
            }
            return new Execution.Result(names, rows, count);
        }

        /** A unique key is taken by its lock: whoever inserts the same one waits and finds it, or finds it gone. */
        private @Nullable Map<String, @Nullable Object> insert(
                Table target, List<@Nullable Object> values, Execution run) throws SQLException {
            Map<String, @Nullable Object> given = new HashMap<>();
            for (int i = 0; i < columns.size(); i++) {
                given.put(columns.get(i), values.get(i));
            }
            Transaction transaction = run.transaction();
            Map<String, @Nullable Object> row = target.newRow(given, transaction.now());
            List<Object> key = target.keyOf(row);
            Map<String, @Nullable Object> there = transaction.newest(target, key);
            if (there != null && otherwise.isEmpty()) {
                return conflict();
            }
            transaction.lock(Transaction.name(target, key));
            there = transaction.newest(target, key);
            if (there == null) {
                transaction.write(target, key, row);
                return row;
            }
            if (otherwise.isEmpty()) {
                return conflict();
            }
            Frame both = new Frame("excluded", row, new Frame(alias, there, null));
            Map<String, @Nullable Object> changed = changed(Objects.requireNonNull(there), otherwise, both, run);
            transaction.write(target, key, changed);
            return changed;
        }

        private @Nullable Map<String, @Nullable Object> conflict() throws SQLException {
            if (quiet) {
                return null;
            }
            throw new SQLException("duplicate key in " + table, "23505");
        }
    }
}
