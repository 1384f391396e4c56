package linkspan.simulation.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A {@code select}.
 *
 * @param items empty for all columns
 * @param groups by what rows become one; null where they do not, none where all do
 * @param locks rows are locked one after the other, and looked at again when they had to be waited for
 * @param skips rows that others hold are left out
 */
record Query(
        List<Item> items,
        boolean distinct,
        @Nullable Source from,
        Expression where,
        @Nullable List<Expression> groups,
        List<Order> orders,
        @Nullable Expression limit,
        boolean locks,
        boolean skips)
        implements Execution.Statement {
    record Item(String name, Expression value) {
        boolean isAggregate() {
            return value instanceof Functions.Count;
        }
    }

    /** {@code u.*}. */
    record AllOf(String alias) implements Expression {
        @Override
        public Map<String, @Nullable Object> in(Frame frame, Execution run) {
            return Frame.row(frame, alias);
        }
    }

    record Order(Expression by, boolean falling) {}

    @Override
    public Execution.Result execute(Execution run) throws SQLException {
        return rows(Frame.NONE, run);
    }

    Execution.Result rows(Frame outer, Execution run) throws SQLException {
        List<Frame> frames = new ArrayList<>();
        for (Frame frame : from == null ? List.of(outer) : from.frames(outer, run)) {
            if (where.holds(frame, run)) {
                frames.add(frame);
            }
        }
        sort(frames, run);
        long most = limit == null ? Long.MAX_VALUE : (Long) limit.in(outer, run);
        if (locks) {
            frames = locked(frames, most, run);
        }
        List<Frame> around = run.level();
        List<String> names = new ArrayList<>();
        List<List<@Nullable Object>> rows = new ArrayList<>();
        if (groups != null) {
            for (List<Frame> group : grouped(frames, groups, run)) {
                run.level(group);
                rows.add(values(group.isEmpty() ? outer : group.get(0), names, run));
            }
        } else {
            run.level(List.copyOf(frames));
            for (int i = 0; i < frames.size() && rows.size() < most; i++) {
                List<@Nullable Object> row = values(frames.get(i), names, run);
                if (!distinct || !rows.contains(row)) {
                    rows.add(row);
                }
            }
        }
        run.level(around);
        return new Execution.Result(names, rows, rows.size());
    }

    private static Collection<List<Frame>> grouped(List<Frame> frames, List<Expression> groups, Execution run)
            throws SQLException {
        Map<List<@Nullable Object>, List<Frame>> all = new LinkedHashMap<>();
        if (groups.isEmpty()) {
            all.put(List.of(), new ArrayList<>());
        }
        for (Frame frame : frames) {
            List<@Nullable Object> key = new ArrayList<>();
            for (Expression each : groups) {
                key.add(each.in(frame, run));
            }
            all.computeIfAbsent(key, it -> new ArrayList<>()).add(frame);
        }
        return all.values();
    }

    private List<@Nullable Object> values(Frame frame, List<String> names, Execution run) throws SQLException {
        names.clear();
        if (items.isEmpty()) {
            names.addAll(frame.row().keySet());
            return new ArrayList<>(frame.row().values());
        }
        List<@Nullable Object> row = new ArrayList<>();
        for (Item item : items) {
            if (item.value instanceof AllOf all) {
                Map<String, @Nullable Object> each = all.in(frame, run);
                names.addAll(each.keySet());
                row.addAll(each.values());
            } else {
                names.add(item.name);
                row.add(item.value.in(frame, run));
            }
        }
        return row;
    }

    private void sort(List<Frame> frames, Execution run) throws SQLException {
        for (int i = 1; i < frames.size() && !orders.isEmpty(); i++) { // a few rows: by insertion
            for (int j = i; j > 0 && comesBefore(frames.get(j), frames.get(j - 1), run); j--) {
                Frame later = frames.get(j - 1);
                frames.set(j - 1, frames.get(j));
                frames.set(j, later);
            }
        }
    }

    private boolean comesBefore(Frame one, Frame other, Execution run) throws SQLException {
        for (Order order : orders) {
            Object first = order.by.in(one, run);
            Object second = order.by.in(other, run);
            if (Boolean.TRUE.equals(Expression.compared(order.falling ? ">" : "<", first, second))) {
                return true;
            }
            if (!Boolean.TRUE.equals(Expression.compared("=", first, second))) {
                return false;
            }
        }
        return false;
    }

    private List<Frame> locked(List<Frame> frames, long most, Execution run) throws SQLException {
        Transaction transaction = run.transaction();
        List<Frame> locked = new ArrayList<>();
        for (Frame frame : frames) {
            if (locked.size() == most) {
                break;
            }
            Table table = transaction.table(((Source.OfTable) java.util.Objects.requireNonNull(from)).name());
            List<Object> key = table.keyOf(frame.row());
            if (skips && !transaction.tryLock(Transaction.name(table, key))) {
                continue;
            }
            transaction.lock(Transaction.name(table, key));
            Map<String, @Nullable Object> now = transaction.newest(table, key);
            if (now == null) {
                continue;
            }
            Frame again = new Frame(frame.alias(), now, frame.outer());
            if (now == frame.row() || where.holds(again, run)) {
                locked.add(again);
            }
        }
        return locked;
    }
}
