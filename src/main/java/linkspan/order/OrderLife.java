package linkspan.order;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import linkspan.event.EventDraft;
import linkspan.event.EventType;
import linkspan.failure.FailureCode;
import org.jspecify.annotations.Nullable;

/**
 * The life of an order as pure functions: the order as it is and what somebody wants to happen, to a decision.
 *
 * <p>A marketplace's orders exist already: they are never refused, and of two accounts the one with the later
 * {@code channelUpdatedAt} counts.
 */
final class OrderLife {
    private static final String API = "api";
    private static final Comparator<JsonNode> NUMBERS_BY_VALUE = (one, other) -> same(one, other) ? 0 : 1;

    private OrderLife() {}

    /** True for what has to pass {@link #decide}; events of other topics change no order. */
    static boolean governs(EventType type) {
        return switch (type) {
            case ORDER_CREATED,
                    ORDER_UPDATED,
                    ORDER_DISPATCHED,
                    ORDER_CANCELLED,
                    ORDER_SHIPPED,
                    ORDER_DELETED,
                    TRACKING_UPDATED -> true;
            case INVENTORY_CHANGED, PRODUCT_CHANGED, CUSTOMER_CHANGED -> false;
        };
    }

    /**
     * Decides.
     *
     * @param stored the order, or null when there is none
     * @param client who owns the order if this is its first event
     * @param now stands in for a missing or unreadable {@code channelUpdatedAt}
     */
    static Decision decide(@Nullable StoredOrder stored, EventDraft draft, String client, Instant now) {
        JsonNode data = draft.data();
        return switch (draft.type()) {
            case ORDER_CREATED ->
                API.equals(channel(data)) ? create(stored, data, client, now) : upsert(stored, data, client, now);
            case ORDER_UPDATED ->
                API.equals(channel(data))
                        ? new Decision.Ignore(Decision.Reason.NO_TRANSITION)
                        : upsert(stored, data, client, now);
            case ORDER_CANCELLED -> cancel(stored, data, client, now);
            case ORDER_DISPATCHED -> dispatch(stored);
            case ORDER_SHIPPED -> ship(stored, data);
            case ORDER_DELETED -> new Decision.Ignore(Decision.Reason.NO_TRANSITION);
            case TRACKING_UPDATED -> track(stored, draft);
            case INVENTORY_CHANGED, PRODUCT_CHANGED, CUSTOMER_CHANGED ->
                throw new IllegalArgumentException(draft.type() + " happens to no order");
        };
    }

    private static Decision create(@Nullable StoredOrder stored, JsonNode data, String client, Instant now) {
        if (stored != null) {
            return new Decision.Refuse(FailureCode.ORDER_EXISTS, "order " + stored.orderId() + " exists");
        }
        return accept(EventType.ORDER_CREATED, StoredOrder.first(data, client, OrderStatus.PENDING, now));
    }

    private static Decision upsert(@Nullable StoredOrder stored, JsonNode data, String client, Instant now) {
        Instant at = changedAt(data, now);
        if (stored == null) {
            return accept(EventType.ORDER_CREATED, StoredOrder.first(data, client, OrderStatus.PENDING, at));
        }
        if (isOfOtherChannel(stored, data)) {
            return new Decision.Ignore(Decision.Reason.OTHER_CHANNEL);
        }
        if (stored.status() == OrderStatus.CANCELLED) {
            return new Decision.Ignore(Decision.Reason.CANCELLED);
        }
        if (!at.isAfter(stored.changedAt())) {
            return new Decision.Ignore(Decision.Reason.OLDER_NEWS);
        }
        if (stored.status().hasLeft()) {
            return new Decision.Ignore(Decision.Reason.AFTER_SHIPMENT);
        }
        StoredOrder next = stored.withData(data, at);
        return content(next).equals(NUMBERS_BY_VALUE, content(stored))
                ? new Decision.Note(next)
                : accept(EventType.ORDER_UPDATED, next);
    }

    private static Decision cancel(@Nullable StoredOrder stored, JsonNode data, String client, Instant now) {
        Instant at = changedAt(data, now);
        if (stored == null) {
            return accept(EventType.ORDER_CANCELLED, StoredOrder.first(data, client, OrderStatus.CANCELLED, at));
        }
        if (isOfOtherChannel(stored, data)) {
            return new Decision.Ignore(Decision.Reason.OTHER_CHANNEL);
        }
        return switch (stored.status()) {
            case CANCELLED -> new Decision.Ignore(Decision.Reason.CANCELLED);
            case SHIPPED, DELIVERED -> new Decision.Ignore(Decision.Reason.ALREADY_SHIPPED);
            case PENDING, RESERVED, DISPATCHED, ON_HOLD -> {
                yield accept(EventType.ORDER_CANCELLED, latest(stored, data, at).withStatus(OrderStatus.CANCELLED));
            }
        };
    }

    /** Without lines a cancellation tells its reason alone: what was ordered is what was last known. */
    private static StoredOrder latest(StoredOrder stored, JsonNode data, Instant at) {
        if (!data.path("items").isEmpty() && at.isAfter(stored.changedAt())) {
            return stored.withData(data, at);
        }
        return data.hasNonNull("cancelReason") ? stored.withField("cancelReason", data.get("cancelReason")) : stored;
    }

    private static Decision dispatch(@Nullable StoredOrder stored) {
        if (stored == null) {
            return new Decision.Ignore(Decision.Reason.UNKNOWN_ORDER);
        }
        return switch (stored.status()) {
            case PENDING, RESERVED -> accept(EventType.ORDER_DISPATCHED, stored.withStatus(OrderStatus.DISPATCHED));
            case DISPATCHED, SHIPPED, DELIVERED -> new Decision.Ignore(Decision.Reason.ALREADY_SO);
            case CANCELLED -> new Decision.Ignore(Decision.Reason.CANCELLED);
            case ON_HOLD -> new Decision.Ignore(Decision.Reason.ON_HOLD);
        };
    }

    private static Decision ship(@Nullable StoredOrder stored, JsonNode data) {
        if (stored == null) { // goods have left the house: this must not be lost
            return new Decision.Refuse(
                    FailureCode.NOT_FOUND,
                    "there is no order " + data.path("orderId").asText());
        }
        return switch (stored.status()) {
            case PENDING, RESERVED, DISPATCHED -> {
                StoredOrder shipped = stored.withStatus(OrderStatus.SHIPPED);
                JsonNode shipment = data.path("shipment");
                yield accept(
                        EventType.ORDER_SHIPPED,
                        shipment.isObject() ? shipped.withField("shipment", shipment) : shipped);
            }
            case SHIPPED, DELIVERED -> new Decision.Ignore(Decision.Reason.ALREADY_SO);
            case CANCELLED -> new Decision.Ignore(Decision.Reason.CANCELLED);
            case ON_HOLD -> new Decision.Ignore(Decision.Reason.ON_HOLD);
        };
    }

    /**
     * A carrier's account of a shipment. Of two about one tracking number the one with the later {@code statusAt} counts,
     * of two with the same time the first. {@code DELIVERED} is the last step of a shipped order; what a carrier says
     * afterwards is told and shown, and the order stays delivered.
     */
    private static Decision track(@Nullable StoredOrder stored, EventDraft draft) {
        if (stored == null) {
            return new Decision.Ignore(Decision.Reason.UNKNOWN_ORDER);
        }
        JsonNode before = stored.document().path("tracking");
        JsonNode now = draft.data();
        boolean sameParcel = before.path("trackingNo").equals(now.path("trackingNo"));
        Instant at = time(now.path("statusAt"));
        Instant last = sameParcel ? time(before.path("statusAt")) : null;
        if (at == null || last != null && !at.isAfter(last)) {
            return new Decision.Ignore(Decision.Reason.OLDER_NEWS);
        }
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        List.of("trackingNo", "carrierCode", "status", "statusAt").forEach(name -> shown.set(name, now.path(name)));
        StoredOrder next = stored.withField("tracking", shown);
        boolean arrived = stored.status() == OrderStatus.SHIPPED
                && now.path("status").asText().equals(OrderStatus.DELIVERED.name());
        return new Decision.Accept(arrived ? next.withStatus(OrderStatus.DELIVERED) : next, draft);
    }

    private static @Nullable Instant time(JsonNode text) {
        try {
            return text.isTextual() ? OffsetDateTime.parse(text.textValue()).toInstant() : null;
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static Decision accept(EventType type, StoredOrder order) {
        return new Decision.Accept(order, new EventDraft(type, order.document()));
    }

    private static @Nullable String channel(JsonNode order) {
        return order.path("channel").textValue();
    }

    private static boolean isOfOtherChannel(StoredOrder stored, JsonNode data) {
        String channel = channel(data);
        return channel != null && !channel.equals(channel(stored.document()));
    }

    private static Instant changedAt(JsonNode data, Instant now) {
        String at = data.path("channelUpdatedAt").asText("");
        try {
            return OffsetDateTime.parse(at).toInstant().truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeParseException e) {
            return now.truncatedTo(ChronoUnit.MICROS);
        }
    }

    private static JsonNode content(StoredOrder order) {
        return order.document().deepCopy().remove(List.of("channelUpdatedAt", "status", "version"));
    }

    /** A stored 2 is read as int, a mapped one may be a long or a decimal. */
    private static boolean same(JsonNode one, JsonNode other) {
        return one.isNumber() && other.isNumber()
                ? one.decimalValue().compareTo(other.decimalValue()) == 0
                : one.equals(other);
    }
}
