package linkspan.simulation.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What stands behind {@code from}. */
interface Source {
    /** Its rows, each on top of {@code outer}. */
    List<Frame> frames(Frame outer, Execution run) throws SQLException;

    /** A row without values, for the right side of a left join. */
    Map<String, @Nullable Object> absent();

    String alias();

    record OfTable(String name, String alias) implements Source {
        @Override
        public List<Frame> frames(Frame outer, Execution run) {
            List<Frame> frames = new ArrayList<>();
            for (Map<String, @Nullable Object> row : run.rows(run.transaction().table(name))) {
                frames.add(new Frame(alias, row, outer));
            }
            return frames;
        }

        @Override
        public Map<String, @Nullable Object> absent() {
            Map<String, @Nullable Object> nulls = new HashMap<>();
            Schema.tables().get(name).columns.forEach(column -> nulls.put(column, null));
            return nulls;
        }
    }

    record OfQuery(Query query, String alias) implements Source {
        @Override
        public List<Frame> frames(Frame outer, Execution run) throws SQLException {
            Execution.Result result = query.rows(outer, run);
            List<Frame> frames = new ArrayList<>();
            for (List<@Nullable Object> values : result.rows()) {
                Map<String, @Nullable Object> row = new HashMap<>();
                for (int i = 0; i < values.size(); i++) {
                    row.put(result.names().get(i), values.get(i));
                }
                frames.add(new Frame(alias, row, outer));
            }
            return frames;
        }

        @Override
        public Map<String, @Nullable Object> absent() {
            throw new IllegalStateException("a query on the right of a left join");
        }
    }

    /** {@code unnest(a, b) n (x, y)}. */
    record OfArrays(List<Expression> arrays, String alias, List<String> columns) implements Source {
        @Override
        public List<Frame> frames(Frame outer, Execution run) throws SQLException {
            List<List<?>> values = new ArrayList<>();
            for (Expression array : arrays) {
                values.add((List<?>) array.in(outer, run));
            }
            List<Frame> frames = new ArrayList<>();
            for (int i = 0; i < values.get(0).size(); i++) {
                Map<String, @Nullable Object> row = new java.util.LinkedHashMap<>();
                for (int column = 0; column < values.size(); column++) {
                    String name = columns.isEmpty() ? "unnest" + column : columns.get(column);
                    row.put(name, values.get(column).get(i));
                }
                frames.add(new Frame(alias, row, outer));
            }
            return frames;
        }

        @Override
        public Map<String, @Nullable Object> absent() {
            throw new IllegalStateException("arrays on the right of a left join");
        }
    }

    record Joined(Source left, Source right, Expression on, boolean keepsLeft) implements Source {
        @Override
        public List<Frame> frames(Frame outer, Execution run) throws SQLException {
            List<Frame> frames = new ArrayList<>();
            for (Frame one : left.frames(outer, run)) {
                boolean found = false;
                for (Frame both : right.frames(one, run)) {
                    if (on.holds(both, run)) {
                        frames.add(both);
                        found = true;
                    }
                }
                if (!found && keepsLeft) {
                    frames.add(new Frame(right.alias(), right.absent(), one));
                }
            }
            return frames;
        }

        @Override
        public Map<String, @Nullable Object> absent() {
            throw new IllegalStateException("a join on the right of a left join");
        }

        @Override
        public String alias() {
            return right.alias();
        }
    }
}
