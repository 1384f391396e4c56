package linkspan.reconcile.run.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import linkspan.model.Json;
import linkspan.model.SoundText;
import linkspan.platform.database.Sql;
import linkspan.platform.database.Transactions;
import linkspan.reconcile.compare.KeyDifference;
import linkspan.reconcile.compare.Kind;
import linkspan.reconcile.run.plan.Plan;
import linkspan.reconcile.run.plan.Run;
import org.jspecify.annotations.Nullable;

/** Table {@code differences}: a row for each disagreement, from the run that saw it first to its end and {@value #KEPT_DAYS} days longer. */
public final class DifferenceStore {
    private static final long KEPT_DAYS = 90;
    private static final String MINE = " where route = ? and diff_key = ? and kind = ?";
    private static final String INSERT = "insert into differences (route, diff_key, kind, state, first_run, last_run,"
            + " first_seen_at, last_seen_at, fields) values (?, ?, ?, 'suspected', ?, ?, ?, ?, '') on conflict do nothing";
    private static final String SEEN = "update differences set"
            + " first_run = case when state in ('closed', 'repaired') then ? else first_run end,"
            + " first_seen_at = case when state in ('closed', 'repaired') then ? else first_seen_at end,"
            + " state = 'suspected', last_run = ?, last_seen_at = ?, closed_at = null, magnitude = ?, alarming = ?,"
            + " left_row = ?, right_row = ?, fields = ?, note = null" + MINE;
    private static final String SIZE = "abs(coalesce(magnitude, 0))";
    private static final String STANDING = " state in ('open', 'in-flight', 'repairing', 'suspected')";
    private final Transactions transactions;

    public DifferenceStore(Transactions transactions) {
        this.transactions = transactions;
    }

    /** What a run came to. */
    public record Outcome(long found, long inFlight, long alarming, long closed) {}

    /** Part of a run's transaction: differences to be looked at again. Those it has seen already keep their age. */
    public void suspect(Connection connection, Plan plan, Run run, Collection<KeyDifference> found, Instant now)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT);
                PreparedStatement seen = connection.prepareStatement(SEEN)) {
            for (KeyDifference each : found) {
                String kind = each.kind().label();
                Sql.bind(insert, run.route(), each.key(), kind, run.id(), run.id(), now, now);
                insert.addBatch();
                BigDecimal magnitude = Magnitude.of(each, plan.terms().amount());
                Sql.bind(
                        seen,
                        run.id(),
                        now,
                        run.id(),
                        now,
                        magnitude,
                        Magnitude.isAlarming(magnitude, plan.terms().alertOver()),
                        text(each.left()),
                        text(each.right()),
                        SoundText.words(String.join(",", each.fields()), 2_000),
                        run.route(),
                        each.key(),
                        kind);
                seen.addBatch();
            }
            insert.executeBatch();
            seen.executeBatch();
        }
    }

    private static @Nullable String text(@Nullable JsonNode row) {
        return row == null ? null : Json.text(row);
    }

    /** Those of a run that are still to be looked at, by key. */
    public List<KeyDifference> suspects(Run run, int most) {
        return transactions.run(connection -> Sql.list(
                connection,
                "select * from differences where route = ? and last_run = ? and state = 'suspected' order by diff_key"
                        + " fetch first " + most + " rows only",
                row -> read(row).difference(),
                run.route(),
                run.id()));
    }

    public void judge(Connection connection, Run run, List<Judged> judged) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update differences set state = ?, cause = ?, letter = ?, record = ?" + MINE)) {
            for (Judged each : judged) {
                JsonNode record = each.record();
                Sql.bind(
                        update,
                        each.state(),
                        each.cause().label(),
                        each.letter(),
                        record == null ? null : Json.text(record),
                        run.route(),
                        each.difference().key(),
                        each.difference().kind().label());
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    /** They were gone at the second look: what the run alone has seen was no difference, what is older is closed. */
    public void vanished(Connection connection, Run run, List<KeyDifference> gone, Instant now) throws SQLException {
        for (KeyDifference each : gone) {
            String kind = each.kind().label();
            Sql.update(
                    connection,
                    "delete from differences" + MINE + " and first_run = ?",
                    run.route(),
                    each.key(),
                    kind,
                    run.id());
            Sql.update(
                    connection,
                    "update differences set state = 'closed', closed_at = ?" + MINE,
                    now,
                    run.route(),
                    each.key(),
                    kind);
        }
    }

    /** Those of earlier runs that stand and this run has not read become its own, to be looked at again; how many. */
    public int recall(Connection connection, Run run) throws SQLException {
        return Sql.update(
                connection,
                "update differences set state = case when state = 'repairing' then state else 'suspected' end,"
                        + " last_run = ? where route = ? and last_run <> ? and kind <> 'unreadable' and" + STANDING,
                run.id(),
                run.route(),
                run.id());
    }

    /** The end of a run: what it has not seen again is closed, what there were too many of to look twice stands. */
    public Outcome finish(Connection connection, Run run, Instant now) throws SQLException {
        Sql.update(
                connection,
                "update differences set state = 'open', cause = 'unknown', note = 'not looked at twice: there were too many'"
                        + " where route = ? and last_run = ? and state = 'suspected'",
                run.route(),
                run.id());
        long closed = Sql.update(
                connection,
                "update differences set state = case when state = 'repairing' then 'repaired' else 'closed' end,"
                        + " closed_at = ? where route = ? and last_run <> ? and" + STANDING,
                now,
                run.route(),
                run.id());
        Sql.update(
                connection,
                "delete from differences where route = ? and closed_at < ?",
                run.route(),
                now.minus(Duration.ofDays(KEPT_DAYS)));
        long found = count(connection, run, "state in ('open', 'repairing')");
        long alarming = count(connection, run, "state in ('open', 'repairing') and alarming");
        long gone = closed + count(connection, run, "state = 'closed'");
        return new Outcome(found, count(connection, run, "state = 'in-flight'"), alarming, gone);
    }

    private static long count(Connection connection, Run run, String which) throws SQLException {
        return Sql.first(
                        connection,
                        "select count(*) from differences where route = ? and last_run = ? and " + which,
                        row -> row.getLong(1),
                        run.route(),
                        run.id())
                .orElse(0L);
    }

    /** Which differences. */
    public record Selection(
            String route,
            @Nullable String state,
            @Nullable String key,
            @Nullable String kind,
            @Nullable Instant since,
            int most) {
        /** Those that stand and of which nothing is on its way. */
        public static Selection open(String route, int most) {
            return new Selection(route, "open", null, null, null, most);
        }
    }

    /** The largest first; without a state all that stand. */
    public List<Disagreement> list(Selection which) {
        return list(which, null);
    }

    /** Those behind that one; null: from the beginning. */
    public List<Disagreement> list(Selection which, @Nullable PageEnd after) {
        StringBuilder sql = new StringBuilder("select * from differences where route = ?");
        List<Object> arguments = new ArrayList<>(List.of(which.route));
        if (which.state == null) {
            sql.append(" and").append(STANDING);
        }
        and(sql, arguments, "state = ?", which.state);
        and(sql, arguments, "diff_key = ?", which.key);
        and(sql, arguments, "kind = ?", which.kind);
        and(sql, arguments, "first_seen_at >= ?", which.since);
        if (after != null) {
            sql.append(" and (" + SIZE + " < ? or " + SIZE + " = ? and (diff_key > ? or diff_key = ? and kind > ?))");
            arguments.addAll(List.of(after.size(), after.size(), after.key(), after.key(), after.kind()));
        }
        sql.append(" order by " + SIZE + " desc, diff_key, kind fetch first ")
                .append(which.most)
                .append(" rows only");
        return transactions.run(
                connection -> Sql.list(connection, sql.toString(), DifferenceStore::read, arguments.toArray()));
    }

    private static void and(StringBuilder sql, List<Object> arguments, String condition, @Nullable Object value) {
        if (value != null) {
            sql.append(" and ").append(condition);
            arguments.add(value);
        }
    }

    /** Part of a transaction that says who did what; {@code closedAt} null while it stands. */
    public void become(
            Connection connection, Disagreement it, String state, String by, @Nullable String note, Instant now)
            throws SQLException {
        Sql.update(
                connection,
                "update differences set state = ?, changed_by = ?, changed_at = ?, note = ?, closed_at = ?" + MINE,
                state,
                SoundText.words(by, 100),
                now,
                note == null ? null : SoundText.words(note, 2_000),
                state.equals("repaired") ? now : null,
                it.route(),
                it.difference().key(),
                it.difference().kind().label());
    }

    /** Those whose repair is under way since that time or earlier, of these routes. */
    public List<Disagreement> repairing(String route, int most) {
        return list(new Selection(route, "repairing", null, null, null, most));
    }

    /** When it was pressed. */
    public Optional<Instant> pressedAt(Disagreement it) {
        return transactions.run(connection -> Sql.first(
                connection,
                "select changed_at from differences" + MINE,
                row -> Objects.requireNonNull(Sql.instant(row, "changed_at")),
                it.route(),
                it.difference().key(),
                it.difference().kind().label()));
    }

    private static Disagreement read(ResultSet row) throws SQLException {
        String fields = row.getString("fields");
        return new Disagreement(
                row.getString("route"),
                new KeyDifference(
                        row.getString("diff_key"),
                        Kind.of(row.getString("kind")),
                        tree(row.getString("left_row")),
                        tree(row.getString("right_row")),
                        fields.isEmpty() ? List.of() : List.of(fields.split(","))),
                row.getString("state"),
                row.getString("first_run"),
                row.getString("last_run"),
                Objects.requireNonNull(Sql.instant(row, "first_seen_at")),
                Objects.requireNonNull(Sql.instant(row, "last_seen_at")),
                Sql.instant(row, "closed_at"),
                row.getString("cause"),
                row.getString("letter"),
                plain(row.getBigDecimal("magnitude")),
                row.getBoolean("alarming"),
                tree(row.getString("record")),
                row.getString("changed_by"),
                row.getString("note"));
    }

    /** Without the zeros that the column adds. */
    private static @Nullable BigDecimal plain(@Nullable BigDecimal number) {
        if (number == null) {
            return null;
        }
        BigDecimal bare = number.stripTrailingZeros();
        return bare.scale() < 0 ? bare.setScale(0) : bare;
    }

    private static @Nullable JsonNode tree(@Nullable String text) {
        return text == null ? null : Json.readOwn(text);
    }
}
