package linkspan.operations.retention;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import linkspan.platform.database.Database;
import linkspan.platform.database.Sql;

/** A table whose rows go by age, whole days in UTC at a time. */
interface DayRows {
    /** A table and the column that says how old a row is. */
    record Table(String name, String time) {
        static final Table EVENTS = new Table("events", "occurred_at");
        static final Table DELIVERIES = new Table("deliveries", "ended_at");
    }

    /** Makes room for that day; returns what was made, in words. */
    List<String> prepare(Connection connection, Table table, LocalDate day) throws SQLException;

    /** Takes some of those days away; returns what went, in words. Empty: nothing is left to do. */
    List<String> drop(Connection connection, Table table, Days days) throws SQLException;

    /** Whole days, the first of them and the one after the last. */
    record Days(LocalDate from, LocalDate before) {
        static Days until(LocalDate before) {
            return new Days(LocalDate.EPOCH, before);
        }

        Instant start() {
            return from.atStartOfDay(ZoneOffset.UTC).toInstant();
        }

        Instant end() {
            return before.atStartOfDay(ZoneOffset.UTC).toInstant();
        }
    }

    static DayRows of(Database.Kind kind) {
        return switch (kind) {
            case H2 -> new OfFile();
            case POSTGRESQL -> new PartitionRows();
        };
    }

    /** H2 has no partitions: rows are deleted, a thousand in a transaction. */
    final class OfFile implements DayRows {
        private static final int AT_ONCE = 1_000;

        @Override
        public List<String> prepare(Connection connection, Table table, LocalDate day) {
            return List.of();
        }

        @Override
        public List<String> drop(Connection connection, Table table, Days days) throws SQLException {
            String unpublished = table.equals(Table.EVENTS)
                    ? " and not exists (select 1 from outbox o where o.topic = t.topic and o.stream_key = t.stream_key"
                            + " and o.seq = t.seq)"
                    : "";
            int gone = Sql.update(
                    connection,
                    "delete from " + table.name() + " t where " + table.time() + " >= ? and " + table.time() + " < ?"
                            + unpublished + " limit " + AT_ONCE,
                    days.start(),
                    days.end());
            return gone == 0 ? List.of() : List.of(gone + " rows of " + table.name());
        }
    }
}
