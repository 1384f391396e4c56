package linkspan.operations.retention;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import linkspan.operations.search.SearchKeyStore;
import linkspan.platform.database.Database;
import linkspan.platform.database.Pool;
import linkspan.platform.database.Sql;
import linkspan.platform.database.Transactions;

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

    /** Some of those days; empty when nothing is left. */
    List<String> drop(DayRows.Table table, DayRows.Days which) {
        return transactions.run(connection -> days.drop(connection, table, which));
    }

    /** The day of the oldest event within these days. */
    Optional<LocalDate> oldestEvent(DayRows.Days within) {
        return transactions.run(connection -> Sql.first(
                        connection,
                        "select min(occurred_at) as oldest from events where occurred_at >= ? and occurred_at < ?",
                        row -> Optional.ofNullable(Sql.instant(row, "oldest")),
                        within.start(),
                        within.end())
                .flatMap(oldest -> oldest)
                .map(oldest -> LocalDate.ofInstant(oldest, ZoneOffset.UTC)));
    }

    /** A table whose rows go one by one when they are old. */
    enum Aged {
        AUDIT("audit_log", "audit_id", "happened_at < ?"),
        REMARKS("remarks", "remark_id", "noted_at < ?"),
        LETTER_EDITS("letter_edits", "edit_id", "edited_at < ?"),
        ALERTS("alerts", "rule, subject", "state = 'over' and told <> 'firing' and over_at < ?"),
        SILENCES("alert_silences", "rule, subject", "until_at < ?"),
        RECONCILIATIONS(
                "reconciliations",
                "run_id",
                "state <> 'running' and ended_at < ?"
                        + " and not exists (select 1 from reconcile_turns t where t.run_id = reconciliations.run_id)"),
        DIFFERENCES(
                "differences",
                "route, diff_key, kind",
                "state in ('closed', 'repaired') and coalesce(closed_at, last_seen_at) < ?"),
        REDRIVE_ITEMS(
                "redrive_items",
                "redrive_id, place",
                "redrive_id in (select redrive_id from redrives where state in ('done', 'stopped', 'cancelled')"
                        + " and made_at < ?)"),
        REDRIVES(
                "redrives",
                "redrive_id",
                "state in ('done', 'stopped', 'cancelled') and made_at < ?"
                        + " and not exists (select 1 from redrive_items i where i.redrive_id = redrives.redrive_id)"),
        STOCK_BREAKS("stock_breaks", "break_id", "found_at < ?"),
        SHIPMENTS("shipments", "tracking_no, order_id", "shipped_at < ? and (known_at is null or known_at < ?)");

        private final String delete;
        private final int times;

        Aged(String table, String key, String old) {
            this.delete = "delete from " + table + " where (" + key + ") in (select " + key + " from " + table
                    + " where " + old + " fetch first 1000 rows only)";
            this.times = (int) old.chars().filter(c -> c == '?').count();
        }
    }

    /** At most a thousand rows. Returns how many. */
    int forget(Aged table, Instant before) {
        Object[] arguments = new Object[table.times];
        Arrays.fill(arguments, before);
        return transactions.run(connection -> Sql.update(connection, table.delete, arguments));
    }

    /**
     * At most two hundred orders of which nothing was heard since, and how far each system was with them; none that
     * anything waits for. Its number in {@code streams} stays: begun anew, the next event would look like an old one.
     * Returns how many.
     */
    int forgetOrders(Instant before) {
        return transactions.run(connection -> {
            List<String> old = Sql.list(connection, """
                    select order_id from orders o where stored_at < ? and changed_at < ?
                      and not exists (select 1 from events e where e.topic = 'order-topic' and e.stream_key = o.order_id)
                      and not exists (select 1 from pending p
                        where p.topic = 'order-topic' and p.stream_key = o.order_id)
                    order by order_id fetch first 200 rows only""", row -> row.getString(1), before, before);
            for (String order : old) {
                SearchKeyStore.forget(connection, order);
                Sql.update(connection, "delete from orders where order_id = ? and changed_at < ?", order, before);
                Sql.update(
                        connection,
                        "delete from key_positions where topic = 'order-topic' and stream_key = ? and not parked",
                        order);
            }
            return old.size();
        });
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
