package linkspan.commit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import linkspan.platform.crash.CrashPoint;
import linkspan.platform.crash.Crashed;
import linkspan.platform.database.DatabaseFailed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes a group of units in one transaction: each feature's store writes in turn, then each concludes in turn. */
public final class GroupStore {
    private static final Logger LOG = LoggerFactory.getLogger(GroupStore.class);
    private final DataSource database;
    private final List<UnitStore> stores;

    /** The stores in the order in which their tables are written, the same everywhere: no deadlocks between groups. */
    public GroupStore(DataSource database, List<UnitStore> stores) {
        this.database = database;
        this.stores = List.copyOf(stores);
    }

    List<UnitInCommit> write(List<SealedUnit> units) throws CommitFailed {
        List<UnitInCommit> group = units.stream().map(UnitInCommit::new).toList();
        boolean committing = false;
        try (Connection connection = database.getConnection()) {
            try {
                connection.setAutoCommit(false);
                CrashPoint.at("A4");
                for (UnitStore store : stores) {
                    store.write(connection, group);
                }
                for (UnitStore store : stores) {
                    store.conclude(connection, group);
                }
                committing = true;
                CrashPoint.at("A8");
                connection.commit();
                CrashPoint.at("A9");
                return group;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw committing ? new CommitFailed("commit", CommitFailed.Fate.UNKNOWN, e) : failure(e);
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new CommitFailed(
                    "database", committing ? CommitFailed.Fate.UNKNOWN : CommitFailed.Fate.UNREACHABLE, e);
        }
    }

    /**
     * Writes the units and takes it all back, whatever comes of it: what a commit needs is loaded, compiled and planned before
     * the first one.
     */
    void rehearse(List<SealedUnit> units) {
        List<UnitInCommit> group = units.stream().map(UnitInCommit::new).toList();
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                for (UnitStore store : stores) {
                    store.write(connection, group);
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException | RuntimeException e) {
            LOG.debug("no commit was rehearsed", e);
        }
    }

    /** A store that breaks on a unit breaks on it again: to try for ever would hold up its sender, or a whole partition. */
    private static CommitFailed failure(Exception cause) {
        if (cause instanceof SQLException sql) {
            return failure(DatabaseFailed.Kind.of(sql), "a value cannot be stored (" + sql.getSQLState() + ")", sql);
        }
        if (cause instanceof DatabaseFailed failed) {
            return failure(failed.kind(), "a value cannot be stored", failed);
        }
        return cause instanceof Crashed
                ? new CommitFailed("write", CommitFailed.Fate.ROLLED_BACK, cause)
                : new CommitFailed("it cannot be stored, the log says why", CommitFailed.Fate.UNSTORABLE, cause);
    }

    private static CommitFailed failure(DatabaseFailed.Kind kind, String ofTheUnit, Exception cause) {
        return switch (kind) {
            case DATA -> new CommitFailed(ofTheUnit, CommitFailed.Fate.UNSTORABLE, cause);
            case AGAIN -> new CommitFailed("write", CommitFailed.Fate.AGAIN, cause);
            case AWAY -> new CommitFailed("write", CommitFailed.Fate.UNREACHABLE, cause);
            case OTHER -> new CommitFailed("write", CommitFailed.Fate.ROLLED_BACK, cause);
        };
    }
}
