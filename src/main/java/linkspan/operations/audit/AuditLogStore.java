package linkspan.operations.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import linkspan.platform.database.Sql;
import linkspan.platform.database.Transactions;
import org.jspecify.annotations.Nullable;

/** Reads {@code audit_log}. */
public final class AuditLogStore {
    private final Transactions transactions;

    public AuditLogStore(Transactions transactions) {
        this.transactions = transactions;
    }

    /** The newest first. */
    public List<AuditEntry> list(AuditFilter filter) {
        StringBuilder sql = new StringBuilder("select * from audit_log where 1 = 1");
        List<Object> arguments = new ArrayList<>();
        for (String condition : List.of(" and (actor = ?", " or action = ?", " or target = ?)")) {
            add(sql, arguments, condition, filter.about());
        }
        add(sql, arguments, " and actor = ?", filter.actor());
        add(sql, arguments, " and action = ?", filter.action());
        add(sql, arguments, " and happened_at >= ?", filter.since());
        add(sql, arguments, " and audit_id < ?", filter.before());
        if (filter.text() != null) {
            String part = "%"
                    + filter.text()
                            .toLowerCase(Locale.ROOT)
                            .replace("!", "!!")
                            .replace("%", "!%")
                            .replace("_", "!_") + "%";
            add(sql, arguments, " and (lower(target) like ? escape '!'", part);
            add(sql, arguments, " or lower(detail) like ? escape '!')", part);
        }
        sql.append(" order by audit_id desc fetch first ")
                .append(filter.limit())
                .append(" rows only");
        return transactions.run(
                connection -> Sql.list(connection, sql.toString(), AuditLogStore::entry, arguments.toArray()));
    }

    private static void add(StringBuilder sql, List<Object> arguments, String condition, @Nullable Object value) {
        if (value != null) {
            sql.append(condition);
            arguments.add(value);
        }
    }

    /** The oldest first, those two ids included. */
    List<AuditEntry> between(long first, long last) {
        return transactions.run(connection -> Sql.list(
                connection,
                "select * from audit_log where audit_id >= ? and audit_id <= ? order by audit_id",
                AuditLogStore::entry,
                first,
                last));
    }

    /** At most so many after one id, up to another, the oldest first. */
    List<AuditEntry> after(long id, long last, int most) {
        return transactions.run(connection -> Sql.list(
                connection,
                "select * from audit_log where audit_id > ? and audit_id <= ? order by audit_id fetch first " + most
                        + " rows only",
                AuditLogStore::entry,
                id,
                last));
    }

    /** The highest id, 0 when there is none. */
    long newest() {
        return transactions.run(connection -> Sql.first(
                        connection, "select coalesce(max(audit_id), 0) as newest from audit_log", row -> row.getLong(1))
                .orElse(0L));
    }

    private static AuditEntry entry(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getLong("audit_id"),
                Objects.requireNonNull(Sql.instant(row, "happened_at")),
                row.getString("actor"),
                row.getString("action"),
                row.getString("target"),
                row.getString("detail"));
    }
}
