package linkspan.operations.ledger.book;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import linkspan.platform.database.Sql;
import linkspan.platform.database.Transactions;

/** Judges what the database noted in {@code ledger_removals}: moved, old enough to go, or taken by hand. */
public final class RemovalStore {
    /** Rows older than these may go. */
    public record Terms(Instant events, Instant deliveries, Instant orders) {}

    private record Removal(long id, String thing, Gap.What what, Instant at) {
        boolean isOld(Terms terms) {
            return switch (thing) {
                case "event" -> at.isBefore(terms.events);
                case "delivery" -> at.isBefore(terms.deliveries);
                case "order" -> at.isBefore(terms.orders);
                default -> false;
            };
        }
    }

    private static final int AT_ONCE = 500;
    private static final String KEY = " where topic = ? and stream_key = ? and seq = ?";
    private final Transactions transactions;

    public RemovalStore(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Some of them; returns how many. */
    public int judge(Terms terms, Instant now) {
        return transactions.run(connection -> {
            List<Removal> removals = Sql.list(
                    connection,
                    "select removal_id, thing, system, topic, stream_key, seq, event_id, row_at from ledger_removals"
                            + " order by removal_id fetch first " + AT_ONCE + " rows only",
                    row -> new Removal(
                            row.getLong("removal_id"),
                            row.getString("thing"),
                            new Gap.What(
                                    row.getString("system"),
                                    row.getString("topic"),
                                    row.getString("stream_key"),
                                    row.getLong("seq"),
                                    row.getString("event_id")),
                            Objects.requireNonNull(Sql.instant(row, "row_at"))));
            for (Removal removal : removals) {
                if (!removal.isOld(terms) && !stands(connection, removal)) {
                    GapStore.add(connection, Gap.Kind.of(removal.thing), removal.what, now);
                }
                Sql.update(connection, "delete from ledger_removals where removal_id = ?", removal.id);
            }
            return removals.size();
        });
    }

    private static boolean stands(Connection connection, Removal removal) throws SQLException {
        Gap.What what = removal.what;
        return switch (removal.thing) {
            case "event" -> any(connection, "select 1 from events" + KEY, what.topic(), what.key(), what.seq());
            case "delivery" ->
                any(
                        connection,
                        "select 1 from deliveries" + KEY + " and system = ? and ended_at = ?",
                        what.topic(),
                        what.key(),
                        what.seq(),
                        what.system(),
                        removal.at);
            case "order" -> any(connection, "select 1 from orders where order_id = ?", what.key());
            default ->
                any(
                                connection,
                                "select 1 from pending" + KEY + " and system = ?",
                                what.topic(),
                                what.key(),
                                what.seq(),
                                what.system())
                        || any(
                                connection,
                                "select 1 from deliveries" + KEY
                                        + " and system = ? and outcome in ('delivered', 'discarded')",
                                what.topic(),
                                what.key(),
                                what.seq(),
                                what.system());
        };
    }

    private static boolean any(Connection connection, String sql, Object... arguments) throws SQLException {
        return Sql.first(connection, sql + " limit 1", row -> true, arguments).isPresent();
    }
}
