package linkspan.operations.alert.notice;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import linkspan.operations.alert.AlertRow;
import linkspan.platform.database.Sql;
import linkspan.platform.database.Transactions;

/** What is to be told, by channel: in order for each alert, by one hub at a time. */
public final class NoticeStore {
    /** As long as one attempt may take: the hub that took it is gone after that. */
    private static final Duration TAKEN = Duration.ofMinutes(1);

    private static final int AT_ONCE = 50;
    private final Transactions transactions;

    public NoticeStore(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * One thing to tell on one channel.
     *
     * @param attempts those that failed before
     */
    public record Notice(long id, String channel, String message, int attempts) {}

    /** Part of the transaction that changes the alert. */
    public static void add(Connection connection, AlertRow alert, String channel, String message, Instant now)
            throws SQLException {
        Sql.update(
                connection,
                "insert into alert_notices (rule, subject, channel, message, due_at) values (?, ?, ?, ?, ?)",
                alert.rule().label(),
                alert.subject(),
                channel,
                message,
                now);
    }

    /** Those that are due, none of which has one of the same alert and channel before it. */
    public List<Notice> due() {
        return transactions.run(connection -> Sql.list(
                connection,
                """
                select notice_id, channel, message, attempts from alert_notices n
                where due_at <= current_timestamp and not exists (
                    select 1 from alert_notices earlier
                    where earlier.rule = n.rule and earlier.subject = n.subject and earlier.channel = n.channel
                        and earlier.notice_id < n.notice_id)
                order by notice_id limit ?
                """,
                row -> new Notice(row.getLong(1), row.getString(2), row.getString(3), row.getInt(4)),
                AT_ONCE));
    }

    /** False when another hub has taken it. */
    boolean take(Notice notice) {
        return transactions.run(connection -> Sql.update(
                        connection,
                        "update alert_notices set attempts = attempts + 1, due_at = ? where notice_id = ? and attempts = ?",
                        now(connection).plus(TAKEN),
                        notice.id,
                        notice.attempts))
                == 1;
    }

    /** It was told, or nobody is to try again. */
    void end(Notice notice) {
        transactions.run(
                connection -> Sql.update(connection, "delete from alert_notices where notice_id = ?", notice.id));
    }

    void again(Notice notice, Duration after) {
        transactions.run(connection -> Sql.update(
                connection,
                "update alert_notices set due_at = ? where notice_id = ?",
                now(connection).plus(after),
                notice.id));
    }

    private static Instant now(Connection connection) throws SQLException {
        Optional<OffsetDateTime> now =
                Sql.first(connection, "select current_timestamp", row -> row.getObject(1, OffsetDateTime.class));
        return now.orElseThrow().toInstant();
    }
}
