package linkspan.commit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * One feature's share in the commit, in two phases: {@link #write}, then {@link #conclude}. Each is called once per group, in the hub's fixed order of tables, with every unit of the
 * group; it sorts its rows by key, skips units that are no longer open and throws to roll the whole group back.
 */
@FunctionalInterface
public interface UnitStore {
    void write(Connection connection, List<UnitInCommit> units) throws SQLException;

    /** The second phase: all stores have written, so what became of each unit is known. Only few have something to add. */
    default void conclude(Connection connection, List<UnitInCommit> units) throws SQLException {}
}
