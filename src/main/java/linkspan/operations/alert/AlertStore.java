package linkspan.operations.alert;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import linkspan.operations.alert.notice.NoticeStore;
import linkspan.operations.alert.term.AlertTerm;
import linkspan.platform.alert.AlertRule;
import linkspan.platform.database.Sql;
import linkspan.platform.database.Transactions;

/**
 * The table of alerts, one for all hubs. Hubs look one after the other, by the database's clock, so each change is told once whoever
 * sees it.
 */
final class AlertStore {
    private static final String ROW = """
            select a.rule, a.subject, a.state, a.incident, a.text, a.began_at, a.over_at, (
                select max(s.until_at) from alert_silences s
                where s.rule in ('*', a.rule) and s.subject in ('*', a.subject) and s.until_at > ?) as silenced_until
            from alerts a
            """;

    private final Transactions transactions;
    private final Map<AlertRule, AlertTerm> terms;
    private final Duration calm;

    /**
     * @param terms of the rules that are on
     * @param calm how long no hub has seen a fault that is over
     */
    AlertStore(Transactions transactions, Map<AlertRule, AlertTerm> terms, Duration calm) {
        this.transactions = transactions;
        this.terms = Map.copyOf(terms);
        this.calm = calm;
    }

    /** Something that was raised is over. */
    record Ending(AlertRule rule, String subject) {}

    /**
     * Writes down what is seen and what is over, and puts notices of all that has changed into the queue, with it or not at all. Throws
     * {@link linkspan.platform.database.DatabaseFailed}.
     *
     * @param messages for an alert, what each channel is told, by channel
     */
    void look(
            List<Sighting> seen,
            Collection<Ending> over,
            BiFunction<AlertRow, AlertTerm, Map<String, String>> messages) {
        transactions.run(connection -> {
            Sql.first(connection, "select turn from alert_turn for update", row -> row.getInt(1));
            Instant now = now(connection);
            for (Sighting sighting : seen) {
                see(connection, sighting, now);
            }
            for (Ending ending : over) {
                Sql.update(
                        connection,
                        "update alerts set state = 'over', over_at = ? where rule = ? and subject = ? and state <> 'over'",
                        now,
                        ending.rule.label(),
                        ending.subject);
            }
            settle(connection, now);
            tell(connection, now, messages);
            return true;
        });
    }

    private static Instant now(Connection connection) throws SQLException {
        return Sql.first(connection, "select current_timestamp", row -> row.getObject(1, OffsetDateTime.class))
                .orElseThrow()
                .toInstant();
    }

    private static void see(Connection connection, Sighting it, Instant now) throws SQLException {
        String rule = it.rule().label();
        int known = Sql.update(connection, """
                update alerts set seen_at = ?, text = ?, standing = ?
                where rule = ? and subject = ? and state <> 'over'
                """, now, it.text(), it.standing(), rule, it.subject());
        if (known > 0) {
            return;
        }
        int again = Sql.update(connection, """
                update alerts set state = 'pending', standing = ?, incident = incident + 1, text = ?,
                    began_at = ?, seen_at = ?, over_at = null
                where rule = ? and subject = ?
                """, it.standing(), it.text(), now, now, rule, it.subject());
        if (again == 0) {
            Sql.update(connection, """
                    insert into alerts (rule, subject, state, standing, incident, text, began_at, seen_at, told)
                    values (?, ?, 'pending', ?, 1, ?, ?, ?, 'nothing')
                    """, rule, it.subject(), it.standing(), it.text(), now, now);
        }
    }

    /** Pending long enough: it fires. Not seen for a while: it is over. */
    private void settle(Connection connection, Instant now) throws SQLException {
        for (AlertTerm term : terms.values()) {
            Sql.update(
                    connection,
                    "update alerts set state = 'firing' where state = 'pending' and rule = ? and began_at <= ?",
                    term.rule().label(),
                    now.minus(term.hold()));
        }
        Sql.update(connection, """
                update alerts set state = 'over', over_at = ?
                where state <> 'over' and not standing and seen_at < ?
                """, now, now.minus(calm));
        Sql.update(connection, "delete from alert_silences where until_at <= ?", now);
    }

    private void tell(Connection connection, Instant now, BiFunction<AlertRow, AlertTerm, Map<String, String>> messages)
            throws SQLException {
        List<AlertRow> changed = Sql.list(connection, ROW + """
                        where a.state = 'firing' and a.told <> 'firing' or a.state = 'over' and a.told = 'firing'
                        order by a.began_at, a.rule, a.subject
                        """, AlertStore::row, now);
        for (AlertRow alert : changed) {
            AlertTerm term = terms.get(alert.rule());
            boolean isSilent = alert.state().equals("firing") && alert.silencedUntil() != null;
            if (term == null || isSilent) {
                continue;
            }
            Sql.update(
                    connection,
                    "update alerts set told = state where rule = ? and subject = ?",
                    alert.rule().label(),
                    alert.subject());
            for (Map.Entry<String, String> message : messages.apply(alert, term).entrySet()) {
                NoticeStore.add(connection, alert, message.getKey(), message.getValue(), now);
            }
        }
    }

    private static AlertRow row(ResultSet row) throws SQLException {
        return new AlertRow(
                AlertRule.of(row.getString("rule")).orElseThrow(),
                row.getString("subject"),
                row.getString("state"),
                row.getInt("incident"),
                row.getString("text"),
                Objects.requireNonNull(Sql.instant(row, "began_at")),
                Sql.instant(row, "over_at"),
                Sql.instant(row, "silenced_until"));
    }

    /** What stands of rules that are off now is over soon: nobody looks any more. */
    void endOfRulesThatAreOff() {
        transactions.run(connection -> {
            for (AlertRule rule : AlertRule.values()) {
                if (!terms.containsKey(rule)) {
                    Sql.update(connection, "update alerts set standing = false where rule = ?", rule.label());
                }
            }
            return true;
        });
    }

    /** How many fire, of each rule that is on. */
    Map<AlertRule, Integer> firing() {
        Map<AlertRule, Integer> firing = new EnumMap<>(AlertRule.class);
        terms.keySet().forEach(rule -> firing.put(rule, 0));
        record Count(String rule, int alerts) {}
        List<Count> counts = transactions.run(connection -> Sql.list(
                connection,
                "select rule, count(*) from alerts where state = 'firing' group by rule",
                row -> new Count(row.getString(1), row.getInt(2))));
        counts.forEach(count ->
                AlertRule.of(count.rule).ifPresent(rule -> firing.computeIfPresent(rule, (r, n) -> count.alerts)));
        return firing;
    }

    /** Those in these states, the newest first, at most {@code most}. */
    List<AlertRow> list(List<String> states, int most) {
        String marks = String.join(", ", states.stream().map(state -> "?").toList());
        return transactions.run(connection -> {
            Object[] arguments = new Object[states.size() + 2];
            arguments[0] = now(connection);
            Arrays.setAll(
                    arguments, i -> i == 0 ? arguments[0] : i <= states.size() ? states.get(i - 1) : (Object) most);
            return Sql.list(
                    connection,
                    ROW + "where a.state in (" + marks + ") order by a.began_at desc, a.rule, a.subject limit ?",
                    AlertStore::row,
                    arguments);
        });
    }
}
