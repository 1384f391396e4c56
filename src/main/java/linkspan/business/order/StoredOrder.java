package linkspan.business.order;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import linkspan.business.order.change.Reservation;
import linkspan.business.order.line.LineIds;

/**
 * An order as the hub keeps it.
 *
 * @param client who brought it: an API client or a marketplace's system
 * @param version raised by clients' changes only
 * @param changedAt when its sender last changed it, in microseconds as databases keep them; never the hub's own doing,
 *     else a marketplace's next change would look old
 * @param document the canonical order with status and version; not to be changed
 * @param reservation where the hub and the warehouse stand with its stock
 * @param hidden deleted, or never taken: no client sees it
 */
public record StoredOrder(
        String orderId,
        String client,
        OrderStatus status,
        int version,
        Instant changedAt,
        ObjectNode document,
        Reservation reservation,
        boolean hidden) {
    private static final List<String> HEAD = List.of("orderId", "channel", "channelOrderId");
    private static final Set<String> ASSIGNED = Set.of("status", "version", "amountsDisagree");
    private static final List<String> SAID_BY_OTHERS = List.of("dispatchedAt", "tracking", "trackings");

    public StoredOrder {
        if (version < 1) {
            throw new IllegalArgumentException("version " + version + " of " + orderId);
        }
        changedAt = changedAt.truncatedTo(ChronoUnit.MICROS);
    }

    /** The first version of an order that was not there. */
    public static StoredOrder first(JsonNode data, String client, OrderStatus status, Instant changedAt) {
        String id = data.path("orderId").textValue();
        return new StoredOrder(id, client, status, 1, changedAt, canonical(data, status, 1), Reservation.NONE, false);
    }

    /**
     * The canonical order with what the hub assigns: status, version, line ids that its sender left out and, where it is so,
     * {@code amountsDisagree}.
     */
    public static ObjectNode canonical(JsonNode data, OrderStatus status, int version) {
        ObjectNode order = JsonNodeFactory.instance.objectNode();
        HEAD.stream().filter(data::has).forEach(name -> order.set(name, data.get(name)));
        order.put("status", status.name()).put("version", version);
        data.properties().stream()
                .filter(field -> !HEAD.contains(field.getKey()) && !ASSIGNED.contains(field.getKey()))
                .forEach(field -> order.set(field.getKey(), field.getValue()));
        if (order.has("items")) {
            order.set("items", LineIds.given(order.get("items")));
        }
        return OrderSums.agree(order) ? order : order.put("amountsDisagree", true);
    }

    /** Its sender's newer account of it; status, version and what others have said about it stay. */
    StoredOrder withData(JsonNode data, Instant at) {
        ObjectNode next = canonical(data, status, version);
        SAID_BY_OTHERS.stream()
                .filter(name -> document.has(name) && !next.hasNonNull(name))
                .forEach(name -> next.set(name, document.get(name)));
        return Parcels.keep(new StoredOrder(orderId, client, status, version, at, next, reservation, hidden), document);
    }

    /** Changed by its sender at that time, too; of two times the later one counts. */
    StoredOrder since(Instant at) {
        return at.isAfter(changedAt)
                ? new StoredOrder(orderId, client, status, version, at, document, reservation, hidden)
                : this;
    }

    StoredOrder withStatus(OrderStatus next) {
        ObjectNode copy = JsonNodeFactory.instance.objectNode().setAll(document);
        copy.put("status", next.name());
        return new StoredOrder(orderId, client, next, version, changedAt, copy, reservation, hidden);
    }

    StoredOrder withField(String name, JsonNode value) {
        ObjectNode copy = JsonNodeFactory.instance.objectNode().setAll(document);
        copy.set(name, value);
        return new StoredOrder(orderId, client, status, version, changedAt, copy, reservation, hidden);
    }

    StoredOrder withoutField(String name) {
        ObjectNode copy = JsonNodeFactory.instance.objectNode().setAll(document);
        copy.remove(name);
        return new StoredOrder(orderId, client, status, version, changedAt, copy, reservation, hidden);
    }

    /** A client has changed it: the next version. */
    StoredOrder raised() {
        ObjectNode copy = JsonNodeFactory.instance.objectNode().setAll(document);
        copy.put("version", version + 1);
        return new StoredOrder(orderId, client, status, version + 1, changedAt, copy, reservation, hidden);
    }

    StoredOrder with(Reservation next) {
        return new StoredOrder(orderId, client, status, version, changedAt, document, next, hidden);
    }

    StoredOrder asHidden() {
        return new StoredOrder(orderId, client, status, version, changedAt, document, reservation, true);
    }

    public boolean amountsDisagree() {
        return document.path("amountsDisagree").asBoolean();
    }

    /** What its amounts come to, in each reading of them, smallest first; none where they are in several currencies. */
    public List<BigDecimal> totals() {
        return OrderSums.totals(document);
    }
}
