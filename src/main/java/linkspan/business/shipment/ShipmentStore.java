package linkspan.business.shipment;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import linkspan.commit.UnitInCommit;
import linkspan.commit.UnitStore;
import linkspan.model.EventDraft;
import linkspan.model.EventType;
import linkspan.model.Json;
import linkspan.platform.database.Sql;
import linkspan.platform.database.Transactions;

/**
 * The shipments, in the transaction of the events that they follow from: an accepted {@code order-shipped} makes one, an
 * accepted {@code tracking-updated} and a carrier's answer renew what is known. Comes after the store of the orders, which
 * decides what is accepted. Older news never takes the place of newer.
 */
public final class ShipmentStore implements UnitStore, Shipments {
    private static final String COLUMNS = "tracking_no, order_id, carrier_code, status_at, known_at, tracking";
    private static final String READ =
            "select " + COLUMNS + " from shipments where tracking_no = ? and order_id = ? for update";
    private static final String NEWEST_FIRST =
            "select " + COLUMNS + " from shipments where tracking_no = ? order by shipped_at desc, order_id";
    private static final String INSERT = """
            insert into shipments (tracking_no, order_id, shipment_id, carrier_code, shipped_at) values (?, ?, ?, ?, ?)
            on conflict do nothing""";
    private static final String FORGET = "delete from shipments where tracking_no = ? and order_id = ?";
    private static final String RENEW = """
            update shipments set status_at = ?, known_at = ?, tracking = ? where tracking_no = ? and order_id = ?""";
    private final Transactions transactions;
    private final Clock clock;

    public ShipmentStore(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public List<Shipment> find(String trackingNo) {
        return transactions.run(connection -> Sql.list(connection, NEWEST_FIRST, ShipmentStore::shipment, trackingNo));
    }

    @Override
    public void write(Connection connection, List<UnitInCommit> units) throws SQLException {
        List<JsonNode> shipped = new ArrayList<>();
        List<Account> accounts = new ArrayList<>();
        for (UnitInCommit unit : units) {
            if (unit.open()) {
                collect(unit, shipped, accounts);
            }
        }
        shipped.sort(Comparator.comparing(order -> order.path("orderId").asText()));
        for (JsonNode order : shipped) {
            insert(connection, order);
        }
        // sorted for the locks; of one shipment in the order of the units
        accounts.sort(Comparator.comparing(Account::trackingNo).thenComparing(Account::orderId));
        for (Account account : accounts) {
            renew(connection, account);
        }
    }

    private void collect(UnitInCommit unit, List<JsonNode> shipped, List<Account> accounts) {
        for (EventDraft draft : unit.accepted()) {
            if (draft.type().equals(EventType.ORDER_SHIPPED)
                    && draft.data().path("shipment").hasNonNull("trackingNo")) {
                shipped.add(draft.data());
            }
            if (draft.type().equals(EventType.TRACKING_UPDATED)) {
                accounts.add(new Account(draft.data(), clock.instant()));
            }
        }
        Account answer = unit.part(Account.class);
        if (answer != null) {
            accounts.add(answer);
        }
    }

    private static void insert(Connection connection, JsonNode order) throws SQLException {
        JsonNode shipment = order.path("shipment");
        String wrong = shipment.path("replacesTrackingNo").textValue();
        if (wrong != null) {
            Sql.update(connection, FORGET, wrong, order.path("orderId").asText());
        }
        Sql.update(
                connection,
                INSERT,
                shipment.path("trackingNo").asText(),
                order.path("orderId").asText(),
                shipment.path("shipmentId").asText(),
                shipment.path("carrierCode").asText(),
                OffsetDateTime.parse(shipment.path("shippedAt").asText()).toInstant());
    }

    private static void renew(Connection connection, Account account) throws SQLException {
        Optional<Shipment> known =
                Sql.first(connection, READ, ShipmentStore::shipment, account.trackingNo(), account.orderId());
        Instant statusAt = account.statusAt();
        if (known.isPresent() && known.get().yieldsTo(statusAt)) {
            Sql.update(
                    connection,
                    RENEW,
                    statusAt,
                    account.knownAt(),
                    Json.bytes(account.tracking()),
                    account.trackingNo(),
                    account.orderId());
        }
    }

    private static Shipment shipment(ResultSet row) throws SQLException {
        byte[] tracking = row.getBytes("tracking");
        return new Shipment(
                row.getString("tracking_no"),
                row.getString("order_id"),
                row.getString("carrier_code"),
                Sql.instant(row, "status_at"),
                Sql.instant(row, "known_at"),
                tracking == null ? null : Json.read(tracking));
    }
}
