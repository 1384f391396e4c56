package linkspan.business.order;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import linkspan.business.order.change.Reservation;
import linkspan.model.EventDraft;
import linkspan.model.EventType;
import linkspan.model.failure.FailureCode;
import org.jspecify.annotations.Nullable;

/**
 * The life of an order as pure functions: the order as it is and what somebody wants to happen, to a decision.
 *
 * <p>A marketplace's orders exist already. Of two accounts the one with the later {@code channelUpdatedAt} counts, of two
 * with the same time the one that came later; a cancellation is final. What contradicts what is known is refused, so that
 * its message is kept for a person: nothing that says something new is passed over.
 */
final class OrderLife {
    private static final String API = "api";
    /** The customer may try again, for hours: shops send the same order once it is paid. */
    private static final String PAYMENT_FAILED = "failed";

    /** The systems that are told again. */
    private static final String RESTATED_FOR = "restatedFor";

    /** The events that an order's state decides about; all others pass the order by. */
    private enum News {
        CREATED(EventType.ORDER_CREATED),
        UPDATED(EventType.ORDER_UPDATED),
        DISPATCHED(EventType.ORDER_DISPATCHED),
        CANCELLED(EventType.ORDER_CANCELLED),
        SHIPPED(EventType.ORDER_SHIPPED),
        DELETED(EventType.ORDER_DELETED),
        RESTATED(EventType.ORDER_RESTATED),
        TRACKED(EventType.TRACKING_UPDATED);

        private final EventType type;

        News(EventType type) {
            this.type = type;
        }

        static Optional<News> of(EventType type) {
            return Stream.of(values()).filter(news -> news.type.equals(type)).findFirst();
        }
    }

    private OrderLife() {}

    /** True for what has to pass {@link #decide}; events of other topics change no order. */
    static boolean governs(EventType type) {
        return News.of(type).isPresent();
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
        News news = News.of(draft.type())
                .orElseThrow(() -> new IllegalArgumentException(draft.type() + " happens to no order"));
        return switch (news) {
            case CREATED ->
                API.equals(channel(data)) ? create(stored, data, client, now) : account(stored, data, client, now);
            case UPDATED ->
                API.equals(channel(data)) ? nothingKnownOf(draft.type()) : account(stored, data, client, now);
            case CANCELLED -> cancel(stored, data, client, now);
            case DISPATCHED -> dispatch(stored, data);
            case SHIPPED -> ship(stored, data);
            case DELETED -> nothingKnownOf(draft.type());
            case RESTATED -> restate(stored, data);
            case TRACKED -> track(stored, draft);
        };
    }

    private static Decision create(@Nullable StoredOrder stored, JsonNode data, String client, Instant now) {
        if (stored != null) {
            return new Decision.Refuse(FailureCode.ORDER_EXISTS, "order " + stored.orderId() + " exists");
        }
        return accept(EventType.ORDER_CREATED, StoredOrder.first(data, client, OrderStatus.PENDING, now));
    }

    /** That an order is cancelled is a field of it, by whatever path its sender says so. */
    private static Decision account(@Nullable StoredOrder stored, JsonNode data, String client, Instant now) {
        String status = data.path("status").asText();
        if (status.equals(OrderStatus.CANCELLED.name())) {
            return cancel(stored, data, client, now);
        }
        boolean untold = stored == null || stored.status() == OrderStatus.ON_HOLD;
        return untold && status.equals(OrderStatus.ON_HOLD.name())
                ? hold(stored, data, client, now)
                : upsert(stored, data, client, now);
    }

    /** Not paid yet: it is known here, and no system is told. What was told before it became so stays told. */
    private static Decision hold(@Nullable StoredOrder stored, JsonNode data, String client, Instant now) {
        Instant at = OrderContent.changedAt(data, now);
        if (stored == null) {
            return new Decision.Note(StoredOrder.first(data, client, OrderStatus.ON_HOLD, at));
        }
        if (isOfOtherChannel(stored, data)) {
            return otherChannel(stored);
        }
        StoredOrder next = data.path("items").isEmpty() ? reasonOnly(stored, data, at) : stored.withData(data, at);
        boolean same = OrderContent.sameOrder(next.document(), stored.document());
        if (at.isBefore(stored.changedAt())) {
            return older(same);
        }
        return same && at.equals(stored.changedAt())
                ? new Decision.Ignore(Decision.Reason.ALREADY_SO)
                : new Decision.Note(next);
    }

    private static Decision upsert(@Nullable StoredOrder stored, JsonNode data, String client, Instant now) {
        Instant at = OrderContent.changedAt(data, now);
        if (stored == null) {
            return accept(EventType.ORDER_CREATED, StoredOrder.first(data, client, OrderStatus.PENDING, at));
        }
        if (isOfOtherChannel(stored, data)) {
            return otherChannel(stored);
        }
        StoredOrder next = stored.withData(data, at);
        boolean same = OrderContent.sameOrder(next.document(), stored.document());
        if (stored.status() == OrderStatus.CANCELLED) {
            return alive(stored, next, same);
        }
        if (at.isBefore(stored.changedAt())) {
            return older(same);
        }
        if (stored.status() == OrderStatus.ON_HOLD) {
            return accept(EventType.ORDER_CREATED, next.withStatus(OrderStatus.PENDING));
        }
        if (same) {
            return at.equals(stored.changedAt())
                    ? new Decision.Ignore(Decision.Reason.ALREADY_SO)
                    : new Decision.Note(next);
        }
        return accept(EventType.ORDER_UPDATED, next);
    }

    /** What is cancelled stays so in every system: that one lives again is told when a person has decided so. */
    private static Decision alive(StoredOrder stored, StoredOrder next, boolean same) {
        if (next.changedAt().isAfter(stored.changedAt())) {
            return new Decision.Refuse(
                    FailureCode.ORDER_CONFLICT,
                    "it lives as of " + next.changedAt() + ", but was cancelled as of " + stored.changedAt()
                            + "; a replay creates it anew in every system",
                    accept(EventType.ORDER_CREATED, next.withStatus(OrderStatus.PENDING)));
        }
        return same
                ? new Decision.Ignore(Decision.Reason.CANCELLED)
                : new Decision.Supersede(Decision.Reason.CANCELLED);
    }

    private static Decision cancel(@Nullable StoredOrder stored, JsonNode data, String client, Instant now) {
        boolean neverPaid = stored == null && data.path("cancelReason").asText().equals(PAYMENT_FAILED);
        if (neverPaid || stored != null && stored.status() == OrderStatus.ON_HOLD) {
            return hold(stored, data, client, now); // nobody was told, and it may still be paid
        }
        Instant at = OrderContent.changedAt(data, now);
        if (stored == null) {
            return accept(EventType.ORDER_CANCELLED, StoredOrder.first(data, client, OrderStatus.CANCELLED, at));
        }
        if (isOfOtherChannel(stored, data)) {
            return otherChannel(stored);
        }
        boolean tellsOrder = !data.path("items").isEmpty();
        return switch (stored.status()) {
            case CANCELLED ->
                cancelAgain(stored, tellsOrder ? stored.withData(data, at) : reasonOnly(stored, data, at), at);
            case SHIPPED, DELIVERED ->
                new Decision.Refuse(FailureCode.ORDER_CONFLICT, "it is cancelled, but something of it has left");
            case ON_HOLD -> throw new IllegalStateException("held above");
            case PENDING, RESERVED, DISPATCHED -> {
                boolean tellsMore = tellsOrder && !at.isBefore(stored.changedAt());
                StoredOrder latest = tellsMore ? stored.withData(data, at) : reasonOnly(stored, data, at);
                yield accept(EventType.ORDER_CANCELLED, latest.withStatus(OrderStatus.CANCELLED));
            }
        };
    }

    /** Without lines, or older, it tells its reason alone: what was ordered is what was last known. */
    private static StoredOrder reasonOnly(StoredOrder stored, JsonNode data, Instant at) {
        StoredOrder since = stored.since(at);
        return data.hasNonNull("cancelReason") ? since.withField("cancelReason", data.get("cancelReason")) : since;
    }

    /** Nobody acts on an order that is cancelled: its newest account is stored and not told. */
    private static Decision cancelAgain(StoredOrder stored, StoredOrder next, Instant at) {
        boolean same = OrderContent.sameOrder(next.document(), stored.document());
        if (at.isBefore(stored.changedAt())) {
            return older(same);
        }
        return same && at.equals(stored.changedAt())
                ? new Decision.Ignore(Decision.Reason.CANCELLED)
                : new Decision.Note(next);
    }

    private static Decision dispatch(@Nullable StoredOrder stored, JsonNode data) {
        if (stored == null) {
            return unknown(data);
        }
        return switch (stored.status()) {
            case PENDING, RESERVED ->
                accept(EventType.ORDER_DISPATCHED, ClientSteps.dispatched(stored.withStatus(OrderStatus.DISPATCHED)));
            case DISPATCHED, SHIPPED, DELIVERED -> new Decision.Ignore(Decision.Reason.ALREADY_SO);
            case CANCELLED, ON_HOLD ->
                new Decision.Refuse(FailureCode.ORDER_CONFLICT, "it is dispatched, but it is " + word(stored));
        };
    }

    /** Goods have left the house: this must not be lost. */
    private static Decision ship(@Nullable StoredOrder stored, JsonNode data) {
        if (stored == null) {
            return unknown(data);
        }
        JsonNode shipment = data.path("shipment");
        return switch (stored.status()) {
            case PENDING, RESERVED, DISPATCHED, SHIPPED, DELIVERED -> {
                if (shipment.isObject()) {
                    yield Parcels.add(stored, shipment, next -> accept(EventType.ORDER_SHIPPED, next));
                }
                yield stored.status().hasLeft()
                        ? new Decision.Ignore(Decision.Reason.ALREADY_SO)
                        : accept(EventType.ORDER_SHIPPED, stored.withStatus(OrderStatus.SHIPPED));
            }
            case CANCELLED, ON_HOLD ->
                new Decision.Refuse(FailureCode.ORDER_CONFLICT, "it is shipped, but it is " + word(stored));
        };
    }

    private static Decision track(@Nullable StoredOrder stored, EventDraft draft) {
        return stored == null ? unknown(draft.data()) : ParcelNews.decide(stored, draft);
    }

    /** The order as it stands, told again to systems that have it otherwise; it is not changed. */
    private static Decision restate(@Nullable StoredOrder stored, JsonNode data) {
        if (stored == null) {
            return unknown(data);
        }
        boolean untold = stored.status() == OrderStatus.ON_HOLD
                || stored.status() == OrderStatus.PENDING
                        && stored.reservation().state() != Reservation.State.NONE;
        if (untold) {
            return new Decision.Refuse(
                    FailureCode.ORDER_CONFLICT, "it is " + word(stored) + ": no system is to know it yet");
        }
        ObjectNode told = stored.document().deepCopy();
        told.set(RESTATED_FOR, data.path(RESTATED_FOR));
        return new Decision.Accept(stored, new EventDraft(EventType.ORDER_RESTATED, told));
    }

    private static Decision unknown(JsonNode data) {
        return new Decision.Refuse(
                FailureCode.NOT_FOUND,
                "there is no order " + data.path("orderId").asText());
    }

    private static Decision otherChannel(StoredOrder stored) {
        return new Decision.Refuse(
                FailureCode.ORDER_EXISTS,
                "order " + stored.orderId() + " belongs to channel " + channel(stored.document()));
    }

    private static Decision nothingKnownOf(EventType type) {
        return new Decision.Refuse(FailureCode.ORDER_CONFLICT, "the hub has nothing that follows from " + type.label());
    }

    private static Decision older(boolean same) {
        return same
                ? new Decision.Ignore(Decision.Reason.ALREADY_SO)
                : new Decision.Supersede(Decision.Reason.OLDER_NEWS);
    }

    private static String word(StoredOrder stored) {
        return stored.status().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static Decision.Accept accept(EventType type, StoredOrder order) {
        return new Decision.Accept(order, new EventDraft(type, order.document()));
    }

    private static @Nullable String channel(JsonNode order) {
        return order.path("channel").textValue();
    }

    private static boolean isOfOtherChannel(StoredOrder stored, JsonNode data) {
        String channel = channel(data);
        return channel != null && !channel.equals(channel(stored.document()));
    }
}
