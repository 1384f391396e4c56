package linkspan.business.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Objects;
import linkspan.business.api.page.OrderFilter;
import linkspan.business.api.page.Reach;
import linkspan.business.order.StoredOrder;
import linkspan.model.ExchangeProperty;
import linkspan.model.failure.FailureCode;
import linkspan.model.failure.Refused;
import linkspan.platform.access.Rights;
import org.apache.camel.Exchange;

/**
 * The steps by which clients read.
 *
 * <p>They expect the caller's name in {@link ExchangeProperty#CLIENT} and the path's parameters in {@link ExchangeProperty#PATH}; they leave the answer's
 * {@code data} as body and its status in {@link ExchangeProperty#STATUS}. Refusals are thrown as {@link Refused}.
 */
final class OrderApiProcessor {
    private final OrderReads reads;

    OrderApiProcessor(OrderReads reads) {
        this.reads = reads;
    }

    /** Body: the caller's own order; another's is as unknown as one that never was. */
    void read(Exchange exchange) {
        StoredOrder order = own(exchange);
        exchange.setProperty(ExchangeProperty.ETAG, "\"" + order.version() + "\"");
        answer(exchange, order.document());
    }

    /** The same as read, whose callers are told of its second version. */
    void readFirst(Exchange exchange) {
        read(exchange);
        exchange.setProperty(
                ExchangeProperty.SUCCESSOR, "/api/v2/orders/" + own(exchange).orderId());
    }

    /** The second version: lines by their number, and what may be done next. */
    void readSecond(Exchange exchange) {
        read(exchange);
        answer(exchange, SecondVersion.of(own(exchange)));
    }

    void items(Exchange exchange) {
        StoredOrder order = own(exchange);
        exchange.setProperty(ExchangeProperty.ETAG, "\"" + order.version() + "\"");
        ObjectNode data = order.document().objectNode().put("orderId", order.orderId());
        data.put("version", order.version()).set("items", order.document().path("items"));
        answer(exchange, data);
    }

    void list(Exchange exchange) {
        @SuppressWarnings("unchecked") // the hub's own property
        Map<String, String> query = exchange.getProperty(ExchangeProperty.QUERY, Map.of(), Map.class);
        answer(exchange, reads.page(reach(exchange), OrderFilter.of(query)));
    }

    void timeline(Exchange exchange) {
        String id = own(exchange).orderId();
        answer(exchange, reads.timeline(id).orElseThrow(OrderApiProcessor::unknown));
    }

    /** What was sent, missing where nothing was. */
    static JsonNode sent(Exchange exchange) {
        JsonNode body = exchange.getMessage().getBody(JsonNode.class);
        return body == null ? MissingNode.getInstance() : body;
    }

    StoredOrder own(Exchange exchange) {
        Object id =
                exchange.getProperty(ExchangeProperty.PATH, Map.of(), Map.class).get("id");
        return reads.find(String.valueOf(id), reach(exchange)).orElseThrow(OrderApiProcessor::unknown);
    }

    /** A header as sent, empty when absent; the name in lower case. */
    static String header(Exchange exchange, String name) {
        Object value = exchange.getProperty(ExchangeProperty.HEADERS, Map.of(), Map.class)
                .get(name);
        return value == null ? "" : value.toString();
    }

    private static Reach reach(Exchange exchange) {
        String client =
                Objects.requireNonNull(exchange.getProperty(ExchangeProperty.CLIENT, String.class), "no client");
        return new Reach(client, exchange.getProperty(ExchangeProperty.RIGHTS, Rights.OWN, Rights.class));
    }

    private static Refused unknown() {
        return new Refused(FailureCode.NOT_FOUND, "there is no such order");
    }

    private static void answer(Exchange exchange, JsonNode data) {
        exchange.getMessage().setBody(data);
        exchange.setProperty(ExchangeProperty.STATUS, 200);
    }
}
