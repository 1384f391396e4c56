package linkspan.retention;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import linkspan.database.Database;
import linkspan.database.Pool;
import linkspan.database.Sql;
import linkspan.database.Transactions;

/** Each step is one short transaction. */
public final class RetentionStore {
    private final Transactions transactions;
    private final DayRows days;

    public RetentionStore(Database database) {
        this.transactions = database.transactions(Pool.CONSOLE);
        this.days = DayRows.of(database.kind());
    }

    /** Makes room for that day. */
    List<String> prepare(DayRows.Table table, LocalDate day) {
        return transactions.run(connection -> days.prepare(connection, table, day));
    }

    /** Some of what is older; empty when nothing is left. */
    List<String> drop(DayRows.Table table, LocalDate before) {
        return transactions.run(connection -> days.drop(connection, table, before));
    }

    /** At most a thousand records and files that would be new ones from now on. Returns how many. */
    int forgetReceived(Instant before) {
        return transactions.run(connection -> Sql.update(connection, """
                delete from inbox where (route, message_key) in (select route, message_key from inbox
                  where received_at < ? fetch first 1000 rows only)""", before));
    }

    /** At most a thousand messages whose repetition would be a new one from now on; letters stay. Returns how many. */
    int forgetMessages(Instant before) {
        return transactions.run(connection -> Sql.update(connection, """
                delete from messages where message_id in (select message_id from messages
                  where received_at < ? and state <> 'kept' fetch first 1000 rows only)""", before));
    }
}
