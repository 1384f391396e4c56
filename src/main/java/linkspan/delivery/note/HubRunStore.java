package linkspan.delivery.note;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import linkspan.platform.database.Database;
import linkspan.platform.database.DatabaseFailed;
import linkspan.platform.database.Sql;
import linkspan.platform.database.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which hubs have begun and not stopped in order. */
public final class HubRunStore implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HubRunStore.class);
    private final Transactions transactions;
    private final Database.Kind kind;
    private final String instance;

    public HubRunStore(Transactions transactions, Database.Kind kind, String instance) {
        this.transactions = transactions;
        this.kind = kind;
        this.instance = instance;
    }

    /** Notes that this hub begins; {@code start}: another one each time. */
    public HubRun begin(String start) {
        boolean crashed = transactions.run(connection -> {
            boolean any = endGone(connection) + end(connection) > 0;
            Sql.update(connection, "insert into hub_runs (instance) values (?)", instance);
            return any;
        });
        return new HubRun(instance, start, crashed);
    }

    /** Nobody else can use a file; on a server a hub that runs holds a lock by its name. */
    private int endGone(Connection connection) throws SQLException {
        if (kind == Database.Kind.H2) {
            return 0;
        }
        List<String> others = Sql.list(
                connection,
                "select instance from hub_runs where instance <> ?"
                        + " and pg_try_advisory_xact_lock(hashtextextended(instance, 0))",
                row -> row.getString(1),
                instance);
        for (String gone : others) {
            Sql.update(connection, "delete from hub_runs where instance = ?", gone);
        }
        return others.size();
    }

    private int end(Connection connection) throws SQLException {
        return Sql.update(connection, "delete from hub_runs where instance = ?", instance);
    }

    /** It has stopped in order: its next start need not look for what ended it. */
    @Override
    public void close() {
        try {
            transactions.run(this::end);
        } catch (DatabaseFailed e) {
            LOG.warn("the database does not know that this hub stops in order: {}", e.getMessage());
        }
    }
}
