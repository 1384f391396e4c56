package linkspan.operations.alert;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import linkspan.model.SoundText;
import linkspan.platform.audit.AuditStore;
import linkspan.platform.database.Sql;
import linkspan.platform.database.Transactions;

/** Who wants to hear nothing of what, and for how long. An alert that still fires afterwards is told then. */
final class SilenceStore {
    private final Transactions transactions;
    private final AuditStore audit;

    SilenceStore(Transactions transactions, AuditStore audit) {
        this.transactions = transactions;
        this.audit = audit;
    }

    /**
     * Takes the place of an earlier one of the same rule and subject; {@code *} stands for all. Zero ends it.
     *
     * @return when it ends
     */
    Instant silence(String rule, String subject, Duration time, String actor, String reason) {
        return transactions.run(connection -> {
            Instant now = Sql.first(
                            connection, "select current_timestamp", row -> row.getObject(1, OffsetDateTime.class))
                    .orElseThrow()
                    .toInstant();
            Instant until = now.plus(time);
            Sql.update(connection, "delete from alert_silences where rule = ? and subject = ?", rule, subject);
            Sql.update(
                    connection,
                    "insert into alert_silences (rule, subject, until_at, actor, reason) values (?, ?, ?, ?, ?)",
                    rule,
                    subject,
                    until,
                    SoundText.words(actor, 100),
                    SoundText.words(reason, 400));
            audit.add(connection, actor, "alert-silence", rule + " " + subject, "until " + until + ": " + reason);
            return until;
        });
    }

    /** The next to end first. */
    List<Silence> standing() {
        return transactions.run(connection -> Sql.list(
                connection,
                "select rule, subject, until_at, actor, reason from alert_silences where until_at > current_timestamp"
                        + " order by until_at, rule, subject",
                row -> new Silence(
                        row.getString("rule"),
                        row.getString("subject"),
                        Objects.requireNonNull(Sql.instant(row, "until_at")),
                        row.getString("actor"),
                        row.getString("reason"))));
    }
}
