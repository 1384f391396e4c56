package linkspan.reconcile.table;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import linkspan.reconcile.compare.Merge;
import linkspan.reconcile.compare.Sameness;
import linkspan.reconcile.run.plan.Plan;
import linkspan.reconcile.run.plan.Ranges;
import linkspan.reconcile.run.plan.Sides;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * For figures, by hand: two tables of a PostgreSQL that is there, compared by {@link TableRanges}, by the plain program that a team writes
 * (two maps of all rows), and counted. Arguments: its JDBC address, the user, how many keys, how many differences.
 */
final class TablesAgainstCount {
    private static final Plan.Side LEFT = new Plan.Side("direct:left.list-rows", null, false);
    private static final Plan.Side RIGHT = new Plan.Side("direct:right.list-rows", null, false);
    private final PGSimpleDataSource database = new PGSimpleDataSource();

    public static void main(String[] arguments) throws Exception {
        TablesAgainstCount figures = new TablesAgainstCount();
        figures.database.setUrl(arguments[0]);
        figures.database.setUser(arguments[1]);
        int keys = Integer.parseInt(arguments[2]);
        figures.fill(keys, Integer.parseInt(arguments[3]));
        ExecutorService threads = Executors.newCachedThreadPool();
        for (int i = 0; i < 3; i++) {
            long begun = System.nanoTime();
            figures.count("left");
            figures.count("right");
            double counted = seconds(begun);
            begun = System.nanoTime();
            int inside = figures.ranges(threads).size();
            double ranges = seconds(begun);
            long before = used();
            begun = System.nanoTime();
            Map<String, Long> left = figures.all("left");
            Map<String, Long> right = figures.all("right");
            int maps = differing(left, right).size();
            double rival = seconds(begun);
            long heap = used() - before;
            System.out.printf(
                    "keys %d: count(*) twice %.3f s, inside %.3f s (%.1f times) %d found; two maps %.3f s, %d MiB, %d found%n",
                    keys, counted, ranges, ranges / counted, inside, rival, heap >> 20, maps + left.size() * 0);
        }
        threads.shutdown();
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private void fill(int keys, int planted) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement()) {
            for (String side : new String[] {"left", "right"}) {
                sql.execute("drop table if exists rows_" + side);
                sql.execute(
                        "create table rows_" + side + " (k text collate \"C\" primary key, quantity bigint not null)");
                sql.execute("insert into rows_" + side + " select 'SKU-' || lpad(n::text, 9, '0'), n % 1000 from"
                        + " generate_series(1, " + keys + ") n");
            }
            sql.execute("update rows_right set quantity = quantity + 17 where substr(k, 5)::int % " + keys / planted
                    + " = 5");
            sql.execute("vacuum analyze rows_left");
            sql.execute("vacuum analyze rows_right");
        }
    }

    private void count(String side) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement()) {
            sql.executeQuery("select count(*) from rows_" + side).close();
        }
    }

    private Set<String> ranges(ExecutorService threads) {
        String query = "select k as key, quantity from rows_%s order by k";
        Ranges ranges = new TableRanges(
                TablePair.of(
                                LEFT.list(),
                                new TableSide("left", database, query.formatted("left")),
                                new TableSide("right", database, query.formatted("right")),
                                Set.of())
                        .orElseThrow(),
                threads);
        Set<String> found = new HashSet<>();
        String checkpoint = "";
        for (Optional<Ranges.Range> next = ranges.next(checkpoint); next.isPresent(); next = ranges.next(checkpoint)) {
            Ranges.Range range = next.get();
            if (!range.same()) {
                try (Sides.Listing mine = range.rows(LEFT);
                        Sides.Listing other = range.rows(RIGHT)) {
                    new Merge(mine, other, new Sameness(Set.of()))
                            .forEachRemaining(each -> each.difference().ifPresent(it -> found.add(it.key())));
                }
            }
            checkpoint = range.checkpoint();
        }
        return found;
    }

    private Map<String, Long> all(String side) throws SQLException {
        Map<String, Long> all = new HashMap<>();
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement();
                ResultSet rows = sql.executeQuery("select k, quantity from rows_" + side)) {
            while (rows.next()) {
                all.put(rows.getString(1), rows.getLong(2));
            }
        }
        return all;
    }

    private static Set<String> differing(Map<String, Long> left, Map<String, Long> right) {
        Set<String> found = new HashSet<>();
        left.forEach((key, quantity) -> {
            if (!quantity.equals(right.get(key))) {
                found.add(key);
            }
        });
        right.keySet().stream().filter(key -> !left.containsKey(key)).forEach(found::add);
        return found;
    }
}
