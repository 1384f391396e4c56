package linkspan.platform.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import linkspan.model.SoundText;
import linkspan.platform.database.Sql;
import linkspan.platform.database.Transactions;

/** Writes {@code audit_log}; never holds a secret or a payload. */
public final class AuditStore {
    private final Transactions transactions;
    private final Clock clock;

    public AuditStore(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * In a transaction of its own; throws {@link linkspan.platform.database.DatabaseFailed}.
     *
     * @param actor operator, client or claimed key
     * @param action kebab-case: {@code message-replay}
     * @param target what it was done to
     * @param detail outcome or cause
     */
    public void add(String actor, String action, String target, String detail) {
        transactions.run(connection -> {
            add(connection, actor, action, target, detail);
            return true;
        });
    }

    /** One line; {@link #add(String, String, String, String)} says of what. */
    record Line(String actor, String action, String target, String detail) {}

    /** All of them in one transaction. */
    void addAll(List<Line> lines) {
        transactions.run(connection -> {
            for (Line line : lines) {
                add(connection, line.actor, line.action, line.target, line.detail);
            }
            return true;
        });
    }

    /** The same as part of the transaction that it tells of: both or none. */
    public void add(Connection connection, String actor, String action, String target, String detail)
            throws SQLException {
        Sql.update(
                connection,
                "insert into audit_log (happened_at, actor, action, target, detail) values (?, ?, ?, ?, ?)",
                clock.instant().atOffset(ZoneOffset.UTC),
                SoundText.words(actor, 100),
                SoundText.words(action, 40),
                SoundText.words(target, 400),
                SoundText.words(detail, 2_000));
    }
}
