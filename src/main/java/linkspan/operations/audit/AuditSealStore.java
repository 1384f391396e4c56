package linkspan.operations.audit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import linkspan.platform.database.Sql;
import linkspan.platform.database.Transactions;

/** Writes and reads {@code audit_seals}. */
public final class AuditSealStore {
    private final Transactions transactions;

    public AuditSealStore(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Adds one; throws {@link linkspan.platform.database.DatabaseFailed} when another hub has added that number. */
    void add(AuditSeal seal) {
        transactions.run(connection -> Sql.update(
                connection,
                "insert into audit_seals (seal_no, last_id, newest_at, marks, mac) values (?, ?, ?, ?, ?)",
                seal.number(),
                seal.last(),
                seal.newestAt(),
                seal.marks(),
                seal.mac()));
    }

    Optional<AuditSeal> last() {
        return transactions.run(AuditSealStore::last);
    }

    private static Optional<AuditSeal> last(Connection connection) throws SQLException {
        return Sql.first(
                connection,
                "select * from audit_seals order by seal_no desc fetch first 1 rows only",
                AuditSealStore::seal);
    }

    /** A hundred behind that number, in their order. */
    List<AuditSeal> after(long number) {
        return transactions.run(connection -> Sql.list(
                connection,
                "select * from audit_seals where seal_no > ? order by seal_no fetch first 100 rows only",
                AuditSealStore::seal,
                number));
    }

    /** Some of those whose lines are all older; never the last one. Returns how many went. */
    public int forget(Instant before) {
        return transactions.run(connection -> Sql.update(connection, """
                delete from audit_seals where seal_no in (select seal_no from audit_seals where newest_at < ?
                  and seal_no < (select max(seal_no) from audit_seals) order by seal_no fetch first 1000 rows only)""", before));
    }

    private static AuditSeal seal(ResultSet row) throws SQLException {
        return new AuditSeal(
                row.getLong("seal_no"),
                row.getLong("last_id"),
                Objects.requireNonNull(Sql.instant(row, "newest_at")),
                row.getString("marks"),
                row.getString("mac"));
    }
}
