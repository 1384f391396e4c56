package linkspan.commit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import linkspan.crash.Broken;
import linkspan.crash.CrashPoint;

/** Writes a group of units in one transaction, each feature's store in turn. */
public final class GroupStore {
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
                if (Broken.COMMIT.isSet()) {
                    return answeredTooEarly(connection, group);
                }
                committing = true;
                CrashPoint.at("A8");
                connection.commit();
                CrashPoint.at("A9");
                return group;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw new CommitFailed(
                        "write", committing ? CommitFailed.Fate.UNKNOWN : CommitFailed.Fate.ROLLED_BACK, e);
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new CommitFailed(
                    "database", committing ? CommitFailed.Fate.UNKNOWN : CommitFailed.Fate.UNREACHABLE, e);
        }
    }

    /** The broken promise: nothing of this is committed, and everybody is told that it is. */
    private static List<UnitInCommit> answeredTooEarly(Connection connection, List<UnitInCommit> group)
            throws SQLException {
        boolean lose = group.stream().noneMatch(UnitInCommit::replayed) && System.nanoTime() % 8 == 0;
        if (lose) {
            connection.rollback();
        } else {
            connection.commit();
        }
        return group;
    }
}
