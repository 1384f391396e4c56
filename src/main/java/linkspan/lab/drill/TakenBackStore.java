package linkspan.lab.drill;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import linkspan.commit.UnitInCommit;
import linkspan.commit.UnitStore;

/** The last store of a commit: one in eight is taken back when all have written, unless it has told somebody so before. */
final class TakenBackStore implements UnitStore {
    @Override
    public void write(Connection connection, List<UnitInCommit> units) {}

    @Override
    public void conclude(Connection connection, List<UnitInCommit> units) throws SQLException {
        if (units.stream().noneMatch(UnitInCommit::replayed) && System.nanoTime() % 8 == 0) {
            connection.rollback();
        }
    }
}
