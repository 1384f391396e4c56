package linkspan.operations.retention;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import linkspan.platform.database.Sql;

/**
 * A partition for each day: making and dropping one costs the same however many rows it has, and leaves nothing behind to
 * be vacuumed. Hubs take turns under a lock.
 *
 * <p>Rows of a day without a partition stand in the table's default partition; while they do, PostgreSQL refuses to make
 * the day's own. They are moved in the transaction that makes it.
 */
final class PartitionRows implements DayRows {
    private static final long LOCK = 0x4c53_0100L;
    private static final int AT_ONCE = 1_000;
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    @Override
    public List<String> prepare(Connection connection, Table table, LocalDate day) throws SQLException {
        lock(connection);
        String partition = name(table, day);
        if (partitions(connection, table).contains(partition)) {
            return List.of();
        }
        // on its own first, then attached: only so can its rows come out of the default partition
        run(connection, "create table " + partition + " (like " + table.name() + " including all)");
        // nobody adds such a row in between
        run(connection, "lock table " + table.name() + "_default in access exclusive mode");
        String range =
                table.time() + " >= '" + start(day) + "' and " + table.time() + " < '" + start(day.plusDays(1)) + "'";
        int moved = Sql.update(
                connection,
                "with moved as (delete from " + table.name() + "_default where " + range + " returning *) insert into "
                        + partition + " select * from moved");
        run(
                connection,
                "alter table " + table.name() + " attach partition " + partition + " for values from ('" + start(day)
                        + "') to ('" + start(day.plusDays(1)) + "')");
        return List.of(moved == 0 ? partition : partition + " with " + moved + " rows that had none");
    }

    /** Days with events that are still to be published stay. */
    @Override
    public List<String> drop(Connection connection, Table table, Days days) throws SQLException {
        lock(connection);
        LocalDate oldest = table.equals(Table.EVENTS) ? oldestUnpublished(connection) : LocalDate.MAX;
        LocalDate before = days.before().isBefore(oldest) ? days.before() : oldest;
        List<String> gone = new ArrayList<>(dropStrays(connection, table, new Days(days.from(), before)));
        for (String partition : partitions(connection, table)) {
            LocalDate day = LocalDate.parse(partition.substring(table.name().length() + 1), DAY);
            if (!day.isBefore(days.from()) && day.isBefore(before)) {
                run(connection, "drop table " + partition);
                gone.add(partition);
            }
        }
        return gone;
    }

    /** What stands in the default partition and is of a day for which none will be made any more. */
    private static List<String> dropStrays(Connection connection, Table table, Days days) throws SQLException {
        String rows = table.name() + "_default";
        int gone = Sql.update(
                connection,
                "delete from " + rows + " where ctid in (select ctid from " + rows + " where " + table.time()
                        + " >= ? and " + table.time() + " < ? limit " + AT_ONCE + ")",
                days.start(),
                days.end());
        return gone == 0 ? List.of() : List.of(gone + " rows of " + rows);
    }

    private static void lock(Connection connection) throws SQLException {
        Sql.list(connection, "select pg_advisory_xact_lock(?)", row -> true, LOCK);
    }

    /** Those of a day, by name. */
    private static List<String> partitions(Connection connection, Table table) throws SQLException {
        return Sql.list(
                connection,
                "select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid"
                        + " where i.inhparent = ?::regclass and c.relname ~ '_[0-9]{8}$' order by 1",
                row -> row.getString(1),
                table.name());
    }

    private static LocalDate oldestUnpublished(Connection connection) throws SQLException {
        return Sql.first(
                        connection,
                        "select occurred_at from outbox order by occurred_at limit 1",
                        row -> LocalDate.ofInstant(
                                row.getObject(1, OffsetDateTime.class).toInstant(), ZoneOffset.UTC))
                .orElse(LocalDate.MAX);
    }

    private static String name(Table table, LocalDate day) {
        return table.name() + "_" + DAY.format(day);
    }

    private static String start(LocalDate day) {
        return day + " 00:00:00+00";
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
