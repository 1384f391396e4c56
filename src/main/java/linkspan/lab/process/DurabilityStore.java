package linkspan.lab.process;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads back what a PostgreSQL server does for the survival of a commit. */
final class DurabilityStore {
    /** All three must be on: otherwise a figure is one of another promise. */
    private static final List<String> NAMES = List.of("fsync", "full_page_writes", "synchronous_commit");

    private DurabilityStore() {}

    static Map<String, String> read(String url, String user, String password) {
        Map<String, String> values = new TreeMap<>();
        try (Connection connection = DriverManager.getConnection(url, user, password);
                Statement show = connection.createStatement()) {
            for (String name : NAMES) {
                try (ResultSet row = show.executeQuery("show " + name)) {
                    row.next();
                    values.put(name, row.getString(1));
                }
            }
            return values;
        } catch (SQLException e) {
            throw new ChildFailed("PostgreSQL does not say how it is set: " + e.getMessage());
        }
    }
}
