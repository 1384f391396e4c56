package linkspan.database;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Short transactions of their own, for what is not part of a route's unit of work. */
public final class Transactions {
    /** The statements of one transaction. */
    @FunctionalInterface
    public interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    private final DataSource database;

    public Transactions(DataSource database) {
        this.database = database;
    }

    /** Commits when the work returns, rolls back when it throws. */
    public <T> T run(Work<T> work) {
        try (Connection connection = database.getConnection()) {
            try {
                connection.setAutoCommit(false);
                T result = work.in(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new DatabaseFailed(e);
        }
    }
}
