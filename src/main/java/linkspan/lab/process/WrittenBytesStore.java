package linkspan.lab.process;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Reads how much a PostgreSQL server has written. */
final class WrittenBytesStore {
    private static final String SQL =
            "select pg_database_size(current_database()), pg_current_wal_lsn() - '0/0'::pg_lsn";

    private WrittenBytesStore() {}

    static WrittenBytes read(String url, String user, String password) {
        try (Connection connection = DriverManager.getConnection(url, user, password);
                Statement ask = connection.createStatement();
                ResultSet row = ask.executeQuery(SQL)) {
            row.next();
            return new WrittenBytes(row.getLong(1), row.getLong(2));
        } catch (SQLException e) {
            throw new ChildFailed("PostgreSQL does not say how large it is: " + e.getMessage());
        }
    }
}
