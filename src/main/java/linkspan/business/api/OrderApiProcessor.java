package linkspan.business.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import linkspan.business.order.OrderStatus;
import linkspan.business.order.StoredOrder;
import linkspan.commit.UnitOfWork;
import linkspan.model.EventDraft;
import linkspan.model.EventType;
import linkspan.model.ExchangeProperty;
import linkspan.model.failure.FailureCode;
import linkspan.model.failure.Refused;
import org.apache.camel.Exchange;

/**
 * The steps of the order API's routes.
 *
 * <p>They expect the body as {@link JsonNode}, the caller's name in {@link ExchangeProperty#CLIENT}, the path's parameters in
 * {@link ExchangeProperty#PATH} and the unit in {@link UnitOfWork#PROPERTY}; they leave the answer's {@code data} as body, its status in
 * {@link ExchangeProperty#STATUS} and, for what was created, where it is in {@link ExchangeProperty#LOCATION}. Refusals are thrown as {@link Refused}.
 */
final class OrderApiProcessor {
    private final NewOrder newOrder;
    private final BiFunction<String, String, Optional<StoredOrder>> find;

    /** {@code find}: the order with an id, the first argument, that belongs to a client, the second. */
    OrderApiProcessor(NewOrder newOrder, BiFunction<String, String, Optional<StoredOrder>> find) {
        this.newOrder = newOrder;
        this.find = find;
    }

    /** Body: what a client sent, becomes the canonical order. */
    void check(Exchange exchange) {
        JsonNode body = exchange.getMessage().getBody(JsonNode.class);
        exchange.getMessage().setBody(newOrder.canonical(body == null ? MissingNode.getInstance() : body));
    }

    /** Adds the event to the unit. Its order may still turn out to exist: that is decided in the commit. */
    void collect(Exchange exchange) {
        JsonNode order = exchange.getMessage().getBody(JsonNode.class);
        property(exchange, UnitOfWork.PROPERTY, UnitOfWork.class)
                .add(0, new EventDraft(EventType.ORDER_CREATED, order));
    }

    /** Body: the order as it will be stored. */
    void answerCreated(Exchange exchange) {
        JsonNode order = exchange.getMessage().getBody(JsonNode.class);
        exchange.getMessage().setBody(StoredOrder.canonical(order, OrderStatus.PENDING, 1));
        exchange.setProperty(ExchangeProperty.STATUS, 201);
        exchange.setProperty(
                ExchangeProperty.LOCATION,
                "/api/v1/orders/" + order.path("orderId").textValue());
    }

    /** Body: the caller's own order; another's is as unknown as one that never was. */
    void read(Exchange exchange) {
        Object id = property(exchange, ExchangeProperty.PATH, Map.class).get("id");
        String client = property(exchange, ExchangeProperty.CLIENT, String.class);
        StoredOrder order = find.apply(String.valueOf(id), client)
                .orElseThrow(() -> new Refused(FailureCode.NOT_FOUND, "there is no such order"));
        exchange.getMessage().setBody(order.document());
        exchange.setProperty(ExchangeProperty.STATUS, 200);
    }

    private static <T> T property(Exchange exchange, String name, Class<T> type) {
        T value = exchange.getProperty(name, type);
        if (value == null) {
            throw new IllegalStateException("the exchange has no property " + name);
        }
        return value;
    }
}
