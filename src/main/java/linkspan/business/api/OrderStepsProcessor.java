package linkspan.business.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import linkspan.business.order.OrderStatus;
import linkspan.business.order.StoredOrder;
import linkspan.business.order.change.OrderChange;
import linkspan.business.reserve.IntentionProcessor;
import linkspan.commit.UnitOfWork;
import linkspan.model.EventDraft;
import linkspan.model.EventType;
import linkspan.model.ExchangeProperty;
import linkspan.model.failure.FailureCode;
import linkspan.model.failure.Refused;
import linkspan.platform.part.Part;
import org.apache.camel.Exchange;

/**
 * The steps by which clients change orders. Each says what is to happen; whether it may is decided in the commit, under the
 * order's lock. What needs the warehouse leaves its change in {@link Reserving#CHANGE}, the others add theirs to the unit.
 */
final class OrderStepsProcessor {
    private static final Pattern VERSION = Pattern.compile("\"?([0-9]{1,9})\"?");
    private final OrderApiProcessor orders;
    private final NewOrder newOrder;
    private final ChangedOrder changed;
    private final Clock clock;

    OrderStepsProcessor(OrderApiProcessor orders, NewOrder newOrder, Clock clock) {
        this.orders = orders;
        this.newOrder = newOrder;
        this.changed = new ChangedOrder(newOrder);
        this.clock = clock;
    }

    /** Body: what a client sent, becomes the canonical order. */
    void check(Exchange exchange) {
        orders.check(exchange, "createOrder");
        JsonNode order = newOrder.canonical(OrderApiProcessor.sent(exchange));
        exchange.getMessage().setBody(order);
        String client = String.valueOf(exchange.getProperty(ExchangeProperty.CLIENT));
        exchange.setProperty(
                IntentionProcessor.CHANGE, new OrderChange(id(order), client, new OrderChange.Begin(order)));
        exchange.setProperty(ExchangeProperty.STATUS, 201);
        exchange.setProperty(ExchangeProperty.LOCATION, "/api/v1/orders/" + id(order));
    }

    /** Without reservation: the event tells everybody. The order may still turn out to exist: that is decided in the commit. */
    void collect(Exchange exchange) {
        JsonNode order = exchange.getMessage().getBody(JsonNode.class);
        unit(exchange).add(Part.WHOLE, new EventDraft(EventType.ORDER_CREATED, order));
        exchange.getMessage().setBody(StoredOrder.canonical(order, OrderStatus.PENDING, 1));
    }

    void update(Exchange exchange) {
        StoredOrder stored = orders.found(exchange);
        int version = version(exchange);
        orders.check(exchange, "updateOrder");
        JsonNode order = changed.order(OrderApiProcessor.sent(exchange), stored);
        intend(exchange, stored, new OrderChange.Update(order, version));
    }

    void addItem(Exchange exchange) {
        StoredOrder stored = orders.own(exchange, "addItem");
        JsonNode item = changed.item(OrderApiProcessor.sent(exchange), stored);
        intend(exchange, stored, new OrderChange.AddItem(item));
    }

    void cancel(Exchange exchange) {
        StoredOrder stored = orders.own(exchange, "cancelOrder");
        String reason = changed.reason(OrderApiProcessor.sent(exchange));
        add(exchange, stored, new OrderChange.Cancel(reason.isEmpty() ? null : reason));
    }

    void ship(Exchange exchange) {
        StoredOrder stored = orders.own(exchange, "shipOrder");
        JsonNode shipment = changed.shipment(OrderApiProcessor.sent(exchange), stored, clock.instant());
        add(exchange, stored, new OrderChange.Ship(shipment));
    }

    void delete(Exchange exchange) {
        add(exchange, orders.own(exchange, "deleteOrder"), new OrderChange.Delete());
    }

    private static void intend(Exchange exchange, StoredOrder stored, OrderChange.Step step) {
        exchange.setProperty(IntentionProcessor.CHANGE, new OrderChange(stored.orderId(), stored.client(), step));
    }

    private static void add(Exchange exchange, StoredOrder stored, OrderChange.Step step) {
        unit(exchange).attach(new OrderChange(stored.orderId(), stored.client(), step));
        exchange.getMessage().setBody(null);
    }

    private static int version(Exchange exchange) {
        String sent = OrderApiProcessor.header(exchange, "if-match");
        if (sent.isBlank()) {
            throw new Refused(FailureCode.VERSION_MISSING, "If-Match: \"<version>\"");
        }
        Matcher version = VERSION.matcher(sent.strip());
        if (!version.matches()) {
            throw new Refused(FailureCode.REQUEST_INVALID, "If-Match: one version like \"3\"");
        }
        return Integer.parseInt(version.group(1));
    }

    private static String id(JsonNode order) {
        return order.path("orderId").asText();
    }

    private static UnitOfWork unit(Exchange exchange) {
        return Objects.requireNonNull(exchange.getProperty(UnitOfWork.PROPERTY, UnitOfWork.class), "no unit");
    }
}
