package linkspan.platform.removal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Objects;
import linkspan.platform.database.Sql;
import org.h2.tools.TriggerAdapter;

/**
 * Notes in {@code ledger_removals} what is deleted from H2, in the transaction that deletes it; PostgreSQL has functions for
 * that. H2 makes one for each table; it must be public.
 */
public final class RemovedRowStore extends TriggerAdapter {
    private static final String INSERT = "insert into ledger_removals (thing, system, topic, stream_key, seq, event_id,"
            + " row_at) values (?, ?, ?, ?, ?, ?, ?)";
    private static final String ENDED = "select 1 from deliveries where topic = ? and stream_key = ? and system = ?"
            + " and seq = ? and outcome in ('delivered', 'discarded') limit 1";

    @Override
    public void fire(Connection connection, ResultSet oldRow, ResultSet newRow) throws SQLException {
        switch (tableName.toLowerCase(Locale.ROOT)) {
            case "events" -> note(connection, "event", "", oldRow, "occurred_at");
            case "deliveries" -> note(connection, "delivery", oldRow.getString("system"), oldRow, "ended_at");
            case "pending" -> pending(connection, oldRow);
            default -> order(connection, oldRow);
        }
    }

    private static void pending(Connection connection, ResultSet row) throws SQLException {
        boolean ended = Sql.first(
                        connection,
                        ENDED,
                        found -> true,
                        row.getString("topic"),
                        row.getString("stream_key"),
                        row.getString("system"),
                        row.getLong("seq"))
                .isPresent();
        if (!ended) {
            note(connection, "pending", row.getString("system"), row, "occurred_at");
        }
    }

    private static void note(Connection connection, String thing, String system, ResultSet row, String time)
            throws SQLException {
        Sql.update(
                connection,
                INSERT,
                thing,
                system,
                row.getString("topic"),
                row.getString("stream_key"),
                row.getLong("seq"),
                row.getString("event_id"),
                row.getObject(time, OffsetDateTime.class));
    }

    private static void order(Connection connection, ResultSet row) throws SQLException {
        Instant stored = Objects.requireNonNull(Sql.instant(row, "stored_at"));
        Instant changed = Objects.requireNonNull(Sql.instant(row, "changed_at"));
        Sql.update(
                connection,
                INSERT,
                "order",
                "",
                "order-topic",
                row.getString("order_id"),
                0L,
                "",
                stored.isAfter(changed) ? stored : changed);
    }
}
