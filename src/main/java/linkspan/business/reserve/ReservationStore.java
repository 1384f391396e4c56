package linkspan.business.reserve;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import linkspan.business.order.change.Reservation;
import linkspan.model.Json;
import linkspan.platform.database.Sql;
import linkspan.platform.database.Transactions;
import org.jspecify.annotations.Nullable;

/** Reservations that somebody has to go on with. */
public final class ReservationStore {
    /**
     * One of them.
     *
     * @param document the order as it is stored
     */
    record Due(
            String orderId,
            String client,
            Reservation.State state,
            int revision,
            @Nullable String messageId,
            @Nullable JsonNode wanted,
            JsonNode document) {
        /** The order that stock is asked for. */
        JsonNode order() {
            return wanted == null ? document : wanted.path("order");
        }
    }

    private record Found(Due due, Instant since) {}

    private static final int MOST = 200;
    private final Transactions transactions;

    public ReservationStore(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Those that are due, each for one hub only: it has {@code lease} to go on with it. */
    List<Due> claim(Instant now, Duration lease) {
        List<Found> found = transactions.run(connection -> Sql.list(
                connection,
                "select order_id, client, stock_state, stock_revision, stock_message, stock_wanted, document, stock_due"
                        + " from orders where stock_due <= ? order by stock_due fetch first " + MOST + " rows only",
                row -> {
                    byte[] wanted = row.getBytes("stock_wanted");
                    return new Found(
                            new Due(
                                    row.getString("order_id"),
                                    row.getString("client"),
                                    Reservation.State.valueOf(row.getString("stock_state")),
                                    row.getInt("stock_revision"),
                                    row.getString("stock_message"),
                                    wanted == null ? null : Json.read(wanted),
                                    Json.read(row.getBytes("document"))),
                            Objects.requireNonNull(Sql.instant(row, "stock_due")));
                },
                now));
        List<Due> claimed = new ArrayList<>();
        for (Found one : found) {
            int mine = transactions.run(connection -> Sql.update(
                    connection,
                    "update orders set stock_due = ? where order_id = ? and stock_due = ?",
                    now.plus(lease),
                    one.due.orderId(),
                    one.since));
            if (mine == 1) {
                claimed.add(one.due);
            }
        }
        return claimed;
    }
}
