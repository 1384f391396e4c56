package linkspan.operations.ledger.book;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import linkspan.platform.audit.AuditStore;
import linkspan.platform.database.Sql;
import linkspan.platform.database.Transactions;

/** The table {@code ledger_gaps}. Throws {@link linkspan.platform.database.DatabaseFailed}. */
public final class GapStore {
    private static final String COLUMNS =
            "select gap_id, kind, system, topic, stream_key, seq, event_id, found_at, over_at,"
                    + " why from ledger_gaps";
    private final Transactions transactions;
    private final AuditStore audit;

    public GapStore(Transactions transactions, AuditStore audit) {
        this.transactions = transactions;
        this.audit = audit;
    }

    /** Once each; what a person has settled stays so. */
    public void add(Gap.Kind kind, Gap.What what, Instant now) {
        transactions.run(connection -> {
            add(connection, kind, what, now);
            return true;
        });
    }

    static void add(Connection connection, Gap.Kind kind, Gap.What what, Instant now) throws SQLException {
        boolean known = Sql.first(
                        connection,
                        "select 1 from ledger_gaps where system = ? and topic = ? and stream_key = ? and seq = ?"
                                + " and (over_at is null or kind = ?)",
                        row -> true,
                        what.system(),
                        what.topic(),
                        what.key(),
                        what.seq(),
                        kind.label())
                .isPresent();
        if (!known) {
            Sql.update(
                    connection,
                    "insert into ledger_gaps (kind, system, topic, stream_key, seq, event_id, found_at)"
                            + " values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                    kind.label(),
                    what.system(),
                    what.topic(),
                    what.key(),
                    what.seq(),
                    what.eventId(),
                    now);
        }
    }

    /** The oldest that stand. */
    public List<Gap> standing(int most) {
        return transactions.run(connection -> Sql.list(
                connection,
                COLUMNS + " where over_at is null order by gap_id fetch first " + most + " rows only",
                GapStore::gap));
    }

    public long standing() {
        return transactions.run(connection -> Sql.first(
                        connection, "select count(*) from ledger_gaps where over_at is null", row -> row.getLong(1))
                .orElse(0L));
    }

    /** Found in a time, the oldest first. */
    public List<Gap> found(Instant from, Instant before) {
        return transactions.run(connection -> Sql.list(
                connection,
                COLUMNS + " where found_at >= ? and found_at < ? order by gap_id fetch first 10000 rows only",
                GapStore::gap,
                from,
                before));
    }

    /** A person says why it is so. Empty when there is none that stands. */
    public Optional<Gap> settle(long id, String why, String actor, Instant now) {
        return transactions.run(connection -> {
            int settled = Sql.update(
                    connection,
                    "update ledger_gaps set over_at = ?, why = ? where gap_id = ? and over_at is null",
                    now,
                    why,
                    id);
            if (settled == 0) {
                return Optional.empty();
            }
            audit.add(connection, actor, "ledger-settle", Long.toString(id), why);
            return Sql.first(connection, COLUMNS + " where gap_id = ?", GapStore::gap, id);
        });
    }

    /** Closes those that are mended: the row is back, or the event has had its end after all. */
    public void closeMended(Instant now) {
        transactions.run(connection -> {
            Sql.update(connection, """
                    update ledger_gaps g set over_at = ?, why = 'the row is back' where over_at is null and kind = 'event'
                    and exists (select 1 from events e where e.topic = g.topic and e.stream_key = g.stream_key
                     and e.seq = g.seq)""", now);
            Sql.update(connection, """
                    update ledger_gaps g set over_at = ?, why = 'the row is back' where over_at is null and kind = 'order'
                    and exists (select 1 from orders o where o.order_id = g.stream_key)""", now);
            return Sql.update(connection, """
                    update ledger_gaps g set over_at = ?, why = 'it waits again, or has ended' where over_at is null
                    and kind in ('pending', 'skipped') and (exists (select 1 from pending p where p.system = g.system
                     and p.topic = g.topic and p.stream_key = g.stream_key and p.seq = g.seq)
                     or exists (select 1 from deliveries d where d.system = g.system and d.topic = g.topic
                     and d.stream_key = g.stream_key and d.seq = g.seq and d.outcome in ('delivered', 'discarded')))""", now);
        });
    }

    private static Gap gap(ResultSet row) throws SQLException {
        return new Gap(
                row.getLong("gap_id"),
                Gap.Kind.of(row.getString("kind")),
                new Gap.What(
                        row.getString("system"),
                        row.getString("topic"),
                        row.getString("stream_key"),
                        row.getLong("seq"),
                        row.getString("event_id")),
                Objects.requireNonNull(Sql.instant(row, "found_at")),
                Sql.instant(row, "over_at"),
                row.getString("why"));
    }
}
