package linkspan.database;

import java.sql.SQLException;

/** The database did not do what was asked; nothing of the transaction remains unless the commit itself broke. */
public final class DatabaseFailed extends RuntimeException {
    public DatabaseFailed(SQLException cause) {
        super(cause.getMessage(), cause);
    }

    /** As if it had said so. */
    public static DatabaseFailed saying(String words) {
        return new DatabaseFailed(new SQLException(words));
    }
}
