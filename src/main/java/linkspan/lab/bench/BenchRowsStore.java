package linkspan.lab.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;

/** Two tables of a PostgreSQL that agree but for what is planted. */
final class BenchRowsStore {
    private BenchRowsStore() {}

    /** Returns the keys on which they differ: of ten planted ones four have another quantity, three are missing, three are further ones. */
    static Set<String> fill(String url, String user, String password, int keys, int planted) {
        Set<String> differ = new HashSet<>();
        try (Connection connection = DriverManager.getConnection(url, user, password);
                Statement sql = connection.createStatement()) {
            sql.execute("create schema bench"); // the hub wants an empty one of its own
            for (String side : new String[] {"left", "right"}) {
                sql.execute("create table bench.rows_" + side
                        + " (k text collate \"C\" primary key, quantity bigint not null)");
                sql.execute("insert into bench.rows_" + side + " select 'SKU-' || lpad(n::text, 9, '0'), n % 1000 from"
                        + " generate_series(1, " + keys + ") n");
            }
            for (int i = 0; i < planted; i++) {
                long at = 1 + (long) i * keys / planted;
                String key = "SKU-" + "%09d".formatted(at);
                if (i % 10 < 4) {
                    sql.execute("update bench.rows_right set quantity = quantity + 17 where k = '" + key + "'");
                } else if (i % 10 < 7) {
                    sql.execute("delete from bench.rows_right where k = '" + key + "'");
                } else {
                    key = key + "-X";
                    sql.execute("insert into bench.rows_right values ('" + key + "', 5)");
                }
                differ.add(key);
            }
            sql.execute("vacuum analyze bench.rows_left");
            sql.execute("vacuum analyze bench.rows_right");
            return differ;
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL does not take the rows: " + e.getMessage(), e);
        }
    }

    /** Seconds of counting both tables, one after the other; the shortest of three. */
    static double count(String url, String user, String password) {
        long best = Long.MAX_VALUE;
        try (Connection connection = DriverManager.getConnection(url, user, password);
                Statement sql = connection.createStatement()) {
            for (int i = 0; i < 3; i++) {
                long begun = System.nanoTime();
                sql.executeQuery("select count(*) from bench.rows_left").close();
                sql.executeQuery("select count(*) from bench.rows_right").close();
                best = Math.min(best, System.nanoTime() - begun);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL does not count: " + e.getMessage(), e);
        }
        return best / 1e9;
    }
}
