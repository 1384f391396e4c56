package linkspan.platform.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Short transactions of their own, for what is not part of a route's unit of work. */
public final class Transactions {
    /** The statements of one transaction. */
    @FunctionalInterface
    public interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    /** What a server that has said nothing for so long gets in any case: a busy machine is not an outage. */
    private static final Duration LEAST = Duration.ofMillis(200);

    private final DataSource database;
    private final @Nullable Duration patience;

    /** As patient as its pool. */
    public Transactions(DataSource database) {
        this(database, null);
    }

    /** {@code patience}: after that somebody is told that the database does not answer; null as long as the pool waits. */
    Transactions(DataSource database, @Nullable Duration patience) {
        this.database = database;
        this.patience = patience;
    }

    /** Commits when the work returns, rolls back when it throws. */
    public <T> T run(Work<T> work) {
        long begun = System.nanoTime();
        try (Connection connection = database.getConnection()) {
            try {
                hurry(connection, begun);
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

    /**
     * The same for what a start cannot do without: again while another hub, which starts as well, holds the lock, for so
     * long at most. Each attempt waits as long as the pool waits for a lock.
     */
    public <T> T runBehindOthers(Duration longest, Work<T> work) {
        long end = System.nanoTime() + longest.toNanos();
        while (true) {
            try {
                return run(work);
            } catch (DatabaseFailed e) {
                if (!e.isBehindALock() || System.nanoTime() > end) {
                    throw e;
                }
            }
        }
    }

    /** A server that is cut off answers nothing at all: only the socket's own time helps. The pool sets it back. */
    private void hurry(Connection connection, long begun) throws SQLException {
        if (patience != null) {
            Duration left = patience.minusNanos(System.nanoTime() - begun);
            connection.setNetworkTimeout(Runnable::run, (int) (left.compareTo(LEAST) > 0 ? left : LEAST).toMillis());
        }
    }
}
