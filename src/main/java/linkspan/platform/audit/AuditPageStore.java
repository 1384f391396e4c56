package linkspan.platform.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import linkspan.platform.database.Sql;
import linkspan.platform.database.Transactions;
import org.jspecify.annotations.Nullable;

/** Reads {@code audit_log}, the newest line first. */
public final class AuditPageStore {
    /** One line, as {@link AuditStore} wrote it. */
    public record Entry(
            long id,
            Instant at,
            String actor,
            String action,
            String target,
            @Nullable String detail) {}

    private final Transactions transactions;

    public AuditPageStore(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * Some lines.
     *
     * @param about a whole actor, action or target; null for all
     * @param before only lines older than that one; null begins with the newest
     */
    public List<Entry> page(@Nullable String about, @Nullable Long before, int limit) {
        List<Object> arguments = new ArrayList<>();
        StringBuilder sql = new StringBuilder(
                "select audit_id, happened_at, actor, action, target, detail from audit_log where true");
        if (about != null) {
            sql.append(" and (actor = ? or action = ? or target = ?)");
            arguments.addAll(List.of(about, about, about));
        }
        if (before != null) {
            sql.append(" and audit_id < ?");
            arguments.add(before);
        }
        return transactions.run(connection -> Sql.list(
                connection,
                sql + " order by audit_id desc fetch first " + limit + " rows only",
                row -> new Entry(
                        row.getLong("audit_id"),
                        Objects.requireNonNull(Sql.instant(row, "happened_at")),
                        row.getString("actor"),
                        row.getString("action"),
                        row.getString("target"),
                        row.getString("detail")),
                arguments.toArray()));
    }
}
