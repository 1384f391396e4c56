package linkspan.operations.ledger.book;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import linkspan.platform.database.Sql;
import linkspan.platform.database.Transactions;
import org.jspecify.annotations.Nullable;

/** The ledger's own rows: whose turn it is, and the accounts of minutes. Throws {@link linkspan.platform.database.DatabaseFailed}. */
public final class LedgerStore {
    /** All that was accepted, whoever gets it. */
    public static final LedgerShare ALL = new LedgerShare("", "", Set.of(), Instant.EPOCH, "");

    private static final String COLUMNS =
            "select minute_at, system, topic, starts_at, types, accepted, accepted_digest,"
                    + " effective, effective_digest, under_way, dead, discarded from ledger_minutes";

    /** Whose turn it is. {@code countedTo} is null before the first count. */
    public record Turn(boolean ours, @Nullable Instant countedTo) {}

    private final Transactions transactions;

    public LedgerStore(Transactions transactions) {
        this.transactions = transactions;
    }

    public <T> T read(Transactions.Work<T> work) {
        return transactions.run(work);
    }

    public Turn hold(String hub, Instant now, Instant until) {
        return transactions.run(connection -> {
            int taken = Sql.update(
                    connection,
                    "update ledger_turn set held_by = ?, held_until = ?"
                            + " where turn = 1 and (held_by is null or held_by = ? or held_until < ?)",
                    hub,
                    until,
                    hub,
                    now);
            return new Turn(taken == 1, countedTo(connection).orElse(null));
        });
    }

    private static Optional<Instant> countedTo(Connection connection) throws SQLException {
        return Sql.list(
                        connection,
                        "select counted_to from ledger_turn where turn = 1",
                        row -> Optional.ofNullable(Sql.instant(row, "counted_to")))
                .get(0);
    }

    public Optional<Instant> countedTo() {
        return transactions.run(LedgerStore::countedTo);
    }

    public void counted(Instant minute, Instant to, List<LedgerEntry> entries) {
        transactions.run(connection -> {
            MemberRows.add(connection, minute, entries);
            return Sql.update(connection, "update ledger_turn set counted_to = ? where turn = 1", to);
        });
    }

    public Map<String, LedgerEntry> members(Instant minute) {
        return transactions.run(connection -> MemberRows.of(connection, minute));
    }

    /** {@code due}: when it is looked at again; null never. */
    public void save(MinuteAccount account, Instant now, Instant due) {
        LedgerShare share = account.share();
        transactions.run(connection -> {
            Sql.update(
                    connection,
                    "delete from ledger_minutes where minute_at = ? and system = ? and topic = ? and starts_at = ?",
                    account.minute(),
                    share.system(),
                    share.topic(),
                    share.startsAt());
            return Sql.update(
                    connection,
                    "insert into ledger_minutes (minute_at, system, topic, starts_at, types, accepted, accepted_digest,"
                            + " effective, effective_digest, under_way, dead, discarded, checked_at, due_at)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    account.minute(),
                    share.system(),
                    share.topic(),
                    share.startsAt(),
                    share.channel() + "|" + String.join(",", share.types()),
                    account.accepted().count(),
                    account.accepted().hex(),
                    account.effective().count(),
                    account.effective().hex(),
                    account.underWay(),
                    account.dead(),
                    account.discarded(),
                    now,
                    due);
        });
    }

    /** Minutes that should be looked at again, the most urgent first. */
    public List<Instant> due(Instant now, int most) {
        return transactions.run(connection -> Sql.list(
                connection,
                "select minute_at, min(due_at) from ledger_minutes where due_at <= ? group by minute_at"
                        + " order by 2 fetch first " + most + " rows only",
                row -> Objects.requireNonNull(Sql.instant(row, "minute_at")),
                now));
    }

    public List<MinuteAccount> accounts(Instant from, Instant before, @Nullable String system) {
        String which = " where minute_at >= ? and minute_at < ?" + (system == null ? "" : " and system = ?")
                + " order by minute_at, system, topic, starts_at";
        @Nullable
        Object[] arguments = system == null ? new Object[] {from, before} : new Object[] {from, before, system};
        return transactions.run(connection -> Sql.list(connection, COLUMNS + which, LedgerStore::account, arguments));
    }

    /** The accounts in order, without holding them all. */
    public void each(Instant from, Instant before, Consumer<MinuteAccount> to) {
        for (Instant at = from; at.isBefore(before); at = at.plusSeconds(3_600)) {
            Instant end = at.plusSeconds(3_600);
            accounts(at, end.isBefore(before) ? end : before, null).forEach(to);
        }
    }

    private static MinuteAccount account(ResultSet row) throws SQLException {
        String[] takes = row.getString("types").split("\\|", 2);
        return new MinuteAccount(
                Objects.requireNonNull(Sql.instant(row, "minute_at")),
                new LedgerShare(
                        row.getString("system"),
                        row.getString("topic"),
                        takes[1].isEmpty() ? Set.of() : Set.copyOf(Arrays.asList(takes[1].split(","))),
                        Objects.requireNonNull(Sql.instant(row, "starts_at")),
                        takes[0]),
                SetDigest.of(row.getLong("accepted"), row.getString("accepted_digest")),
                SetDigest.of(row.getLong("effective"), row.getString("effective_digest")),
                row.getLong("under_way"),
                row.getLong("dead"),
                row.getLong("discarded"));
    }

    /** What no row of events can be compared with any more, and accounts that nobody looks up. */
    public void forget(Instant events, Instant deliveries) {
        transactions.run(connection -> {
            MemberRows.forget(connection, events);
            Sql.update(connection, "delete from ledger_gaps where over_at < ?", deliveries);
            return Sql.update(connection, "delete from ledger_minutes where minute_at < ?", deliveries);
        });
    }
}
