package linkspan.inbound.consumer;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import linkspan.commit.UnitInCommit;
import linkspan.commit.UnitStore;

/** Rolls back what was written of a unit that another store refused, the keys in the inbox among it. */
public final class AllOrNothingStore implements UnitStore {
    @Override
    public void write(Connection connection, List<UnitInCommit> units) {}

    @Override
    public void conclude(Connection connection, List<UnitInCommit> units) throws SQLException {
        for (UnitInCommit unit : units) {
            if (unit.refused() && unit.part(AllOrNothing.class) != null) {
                throw new SQLException(unit.because());
            }
        }
    }
}
