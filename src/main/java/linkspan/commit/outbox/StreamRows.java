package linkspan.commit.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.SortedMap;
import linkspan.platform.database.Database;

/** Gives out sequence numbers; the row of each stream is locked from then on until the transaction ends. */
interface StreamRows {
    /** Takes as many numbers of each stream as are wanted, in the map's order; returns the first of each. */
    Map<Stream, Long> take(Connection connection, SortedMap<Stream, Integer> wanted) throws SQLException;

    static StreamRows of(Database.Kind kind) {
        return switch (kind) {
            case H2 -> new H2StreamRows();
            case POSTGRESQL -> new PostgresqlStreamRows();
        };
    }
}
