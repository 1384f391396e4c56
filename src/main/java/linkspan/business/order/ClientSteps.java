package linkspan.business.order;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import linkspan.business.order.change.OrderChange;
import linkspan.business.order.change.OrderSize;
import linkspan.business.order.change.Reservation;
import linkspan.model.EventDraft;
import linkspan.model.EventType;
import linkspan.model.failure.FailureCode;
import org.jspecify.annotations.Nullable;

/**
 * What a client may do with its order, as pure functions of the order as it stands under its lock. What the warehouse says
 * of its stock is decided by {@link StockSteps}.
 *
 * @param messageId of the call; null for the hub's own doing
 */
record ClientSteps(@Nullable String messageId, Instant now) {
    /** Within this time the route that asks the warehouse has its answer, or has died. */
    static final Duration LEASE = Duration.ofSeconds(10);

    private static final String EDIT = "update";

    Decision decide(@Nullable StoredOrder stored, OrderChange change) {
        OrderChange.Step step = change.step();
        if (step instanceof OrderChange.Begin begin) {
            return begin(stored, change.owner(), begin.order());
        }
        boolean ofTheHub = step instanceof OrderChange.Tried
                || step instanceof OrderChange.Released
                || step instanceof OrderChange.Waited
                || step instanceof OrderChange.Confirmed;
        if (stored == null || !stored.client().equals(change.owner()) || stored.hidden() && !ofTheHub) {
            return new Decision.Refuse(FailureCode.NOT_FOUND, "there is no such order");
        }
        if (step instanceof OrderChange.Update update) {
            return update(stored, update);
        }
        if (step instanceof OrderChange.AddItem more) {
            return addItem(stored, more.item());
        }
        if (step instanceof OrderChange.Cancel cancel) {
            return mayEnd(stored) && stored.status() != OrderStatus.CANCELLED
                    ? changed(cancelled(stored, cancel.reason()), EventType.ORDER_CANCELLED, 200)
                    : forbidden(stored, "cancel");
        }
        if (step instanceof OrderChange.Ship ship) {
            return ship(stored, ship.shipment());
        }
        if (step instanceof OrderChange.Delete) {
            return delete(stored);
        }
        return new StockSteps(now).decide(stored, step);
    }

    private Decision begin(@Nullable StoredOrder stored, String client, JsonNode order) {
        int revision = 0;
        if (stored != null) {
            boolean neverTaken = stored.hidden()
                    && stored.status() == OrderStatus.PENDING
                    && stored.client().equals(client)
                    && !stored.reservation().holds();
            if (!neverTaken) {
                return new Decision.Refuse(FailureCode.ORDER_EXISTS, "order " + stored.orderId() + " exists");
            }
            revision = stored.reservation().revision();
        }
        Reservation asking = new Reservation(Reservation.State.TRYING, revision + 1, now.plus(LEASE), messageId, null);
        StoredOrder first =
                StoredOrder.first(order, client, OrderStatus.PENDING, now).with(asking);
        return new Decision.Change(first, List.of(), null, new OrderChange.Ticket(asking.revision(), first.document()));
    }

    private Decision update(StoredOrder stored, OrderChange.Update update) {
        if (stored.reservation().messageId() != null) {
            return stillRunning();
        }
        if (update.version() != stored.version()) {
            ObjectNode details = details(stored, EDIT).put("version", stored.version());
            String what = "it is version " + stored.version() + " by now, not " + update.version();
            return new Decision.Refuse(FailureCode.VERSION_STALE, what, null, details);
        }
        return edited(stored, update.order(), 200);
    }

    private Decision addItem(StoredOrder stored, JsonNode item) {
        if (stored.reservation().messageId() != null) {
            return stillRunning();
        }
        JsonNode id = item.path("lineId");
        boolean twice = id.isTextual()
                && stored.document()
                        .path("items")
                        .valueStream()
                        .anyMatch(line -> line.path("lineId").equals(id));
        int lines = stored.document().path("items").size();
        if (lines >= OrderSize.MOST_LINES) {
            return new Decision.Refuse(
                    FailureCode.SCHEMA_INVALID, "items: has " + lines + " lines, which is the most there may be");
        }
        String currency = stored.document().path("currency").asText();
        if (twice || !item.path("unitPrice").path("currency").asText().equals(currency)) {
            String what = twice ? "lineId: is there already" : "unitPrice.currency: must be " + currency;
            return new Decision.Refuse(FailureCode.SCHEMA_INVALID, what);
        }
        return edited(stored, withItem(stored.document(), item, currency), 201);
    }

    private static ObjectNode withItem(ObjectNode document, JsonNode item, String currency) {
        ObjectNode next = document.deepCopy();
        next.remove(List.of("status", "version", "amountsDisagree"));
        next.withArrayProperty("items").add(item);
        next.set("tax", money(amount(next, "tax").add(amount(item, "tax")), currency));
        return next.set("total", money(OrderSums.total(next), currency));
    }

    private static BigDecimal amount(JsonNode owner, String name) {
        String value = owner.path(name).path("value").asText("");
        return value.isEmpty() ? BigDecimal.ZERO : new BigDecimal(value);
    }

    private static ObjectNode money(BigDecimal amount, String currency) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("value", amount.toPlainString())
                .put("currency", currency);
    }

    /** Where pieces are held, the warehouse is asked first; where nobody was told of the order yet, nobody hears of it now. */
    private Decision edited(StoredOrder stored, JsonNode data, int status) {
        Reservation stock = stored.reservation();
        boolean mayEdit = mayEnd(stored)
                && stored.status() != OrderStatus.CANCELLED
                && (stored.status() != OrderStatus.ON_HOLD || stock.state() != Reservation.State.NONE);
        if (!mayEdit) {
            return forbidden(stored, EDIT);
        }
        StoredOrder next = stored.withData(data, now);
        if (OrderContent.sameOrder(next.document(), stored.document())) {
            return new Decision.Change(stored, List.of(), new Decision.Success(status, stored.document()), null);
        }
        boolean told = stored.status() == OrderStatus.RESERVED || stored.status() == OrderStatus.DISPATCHED;
        boolean trying = stock.state() == Reservation.State.TRYING;
        if ((stock.holds() || told && trying)
                && !OrderContent.same(
                        stored.document().path("items"), next.document().path("items"))) {
            Reservation asking = stock.tryingAgain(now.plus(LEASE), messageId, Reservation.wanted(status, data));
            return new Decision.Change(
                    stored.with(asking), List.of(), null, new OrderChange.Ticket(asking.revision(), next.document()));
        }
        if (stored.status() == OrderStatus.ON_HOLD || trying && !told) {
            StoredOrder again = next.withStatus(OrderStatus.PENDING).raised().with(stock.tryingAgain(now, null, null));
            return new Decision.Change(again, List.of(), new Decision.Success(status, again.document()), null);
        }
        return changed(next.raised(), EventType.ORDER_UPDATED, status);
    }

    private StoredOrder cancelled(StoredOrder stored, @Nullable String reason) {
        Reservation stock = stored.reservation();
        boolean open = stock.state() != Reservation.State.NONE && stock.state() != Reservation.State.CLOSED;
        StoredOrder next = stored.since(now).withStatus(OrderStatus.CANCELLED).raised();
        StoredOrder told = reason == null ? next : next.withField("cancelReason", TextNode.valueOf(reason));
        return open
                ? told.with(new Reservation(Reservation.State.CLOSING, stock.revision(), now, stock.messageId(), null))
                : told;
    }

    private Decision ship(StoredOrder stored, JsonNode shipment) {
        if (stored.reservation().messageId() != null) {
            return stillRunning();
        }
        boolean ready = switch (stored.status()) {
            case RESERVED, DISPATCHED -> true;
            case PENDING -> stored.reservation().state() == Reservation.State.NONE;
            case SHIPPED -> !Parcels.allLeft(stored.document());
            case DELIVERED, CANCELLED, ON_HOLD -> false;
        };
        if (!ready) {
            return forbidden(stored, "ship");
        }
        Decision parcel = Parcels.add(
                stored,
                shipment,
                next -> new Decision.Accept(next, new EventDraft(EventType.ORDER_SHIPPED, next.document())));
        if (parcel instanceof Decision.Accept accept) {
            return changed(dispatched(accept.order().raised()), EventType.ORDER_SHIPPED, 200);
        }
        return parcel instanceof Decision.Refuse refuse
                ? refuse
                : new Decision.Change(stored, List.of(), new Decision.Success(200, stored.document()), null);
    }

    /** Everybody who knows the order hears that it is cancelled, before it is gone. */
    private Decision delete(StoredOrder stored) {
        if (!mayEnd(stored)) {
            return forbidden(stored, "delete");
        }
        boolean already = stored.status() == OrderStatus.CANCELLED;
        StoredOrder ended = already ? stored.raised() : cancelled(stored, null);
        EventDraft deleted = new EventDraft(EventType.ORDER_DELETED, gone(ended));
        List<EventDraft> events = already
                ? List.of(deleted)
                : List.of(new EventDraft(EventType.ORDER_CANCELLED, ended.document()), deleted);
        return new Decision.Change(ended.asHidden(), events, new Decision.Success(200, gone(ended)), null);
    }

    private ObjectNode gone(StoredOrder order) {
        ObjectNode gone = JsonNodeFactory.instance.objectNode().put("orderId", order.orderId());
        List.of("channel", "channelOrderId").forEach(name -> {
            if (order.document().hasNonNull(name)) {
                gone.set(name, order.document().get(name));
            }
        });
        return gone.put("version", order.version())
                .put("deletedAt", now.truncatedTo(ChronoUnit.MILLIS).toString());
    }

    /** Its dispatch says that the warehouse keeps what it has reserved. */
    static StoredOrder dispatched(StoredOrder order) {
        Reservation stock = order.reservation();
        return stock.state() == Reservation.State.CONFIRMING && stock.messageId() == null
                ? order.with(stock.as(Reservation.State.HELD, null))
                : order;
    }

    /** Nothing of it has left. */
    private static boolean mayEnd(StoredOrder stored) {
        return !stored.status().hasLeft();
    }

    private static Decision changed(StoredOrder next, EventType type, int status) {
        return new Decision.Change(
                next,
                List.of(new EventDraft(type, next.document())),
                new Decision.Success(status, next.document()),
                null);
    }

    private static Decision stillRunning() {
        return new Decision.Refuse(FailureCode.STILL_RUNNING, "the warehouse is being asked for its stock");
    }

    /** A client's step that the order's status does not allow, and those that it allows. */
    static Decision.Refuse forbidden(StoredOrder stored, String step) {
        String status = stored.status().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return new Decision.Refuse(
                FailureCode.STEP_FORBIDDEN, "it is " + status + ": no " + step, null, details(stored, step));
    }

    private static ObjectNode details(StoredOrder stored, String step) {
        ObjectNode details = JsonNodeFactory.instance
                .objectNode()
                .put("orderId", stored.orderId())
                .put("status", stored.status().name())
                .put("step", step);
        ArrayNode allowed = details.putArray("allowed");
        switch (stored.status()) {
            case PENDING, ON_HOLD -> List.of(EDIT, "cancel", "delete").forEach(allowed::add);
            case RESERVED, DISPATCHED ->
                List.of(EDIT, "cancel", "ship", "delete").forEach(allowed::add);
            case CANCELLED -> allowed.add("delete");
            case SHIPPED, DELIVERED -> {}
        }
        return details;
    }
}
