package linkspan.business.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Objects;
import linkspan.business.api.contract.OrderContract;
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
    private final OrderContract contract;

    OrderApiProcessor(OrderReads reads, OrderContract contract) {
        this.reads = reads;
        this.contract = contract;
    }

    private void read(Exchange exchange, String operation) {
        StoredOrder order = own(exchange, operation);
        exchange.setProperty(ExchangeProperty.ETAG, "\"" + order.version() + "\"");
        answer(exchange, order.document());
    }

    /** Body: the caller's own order, which has a second version; another's is as unknown as one that never was. */
    void readFirst(Exchange exchange) {
        read(exchange, "readOrder");
        exchange.setProperty(
                ExchangeProperty.SUCCESSOR, "/api/v2/orders/" + found(exchange).orderId());
    }

    /** The second version: lines by their number, and what may be done next. */
    void readSecond(Exchange exchange) {
        read(exchange, "readOrderV2");
        answer(exchange, SecondVersion.of(found(exchange)));
    }

    void items(Exchange exchange) {
        StoredOrder order = own(exchange, "readItems");
        exchange.setProperty(ExchangeProperty.ETAG, "\"" + order.version() + "\"");
        ObjectNode data = order.document().objectNode().put("orderId", order.orderId());
        data.put("version", order.version()).set("items", order.document().path("items"));
        answer(exchange, data);
    }

    void list(Exchange exchange) {
        check(exchange, "listOrders");
        answer(exchange, reads.page(reach(exchange), OrderFilter.of(texts(exchange, ExchangeProperty.QUERY))));
    }

    void timeline(Exchange exchange) {
        String id = own(exchange, "readTimeline").orderId();
        answer(exchange, reads.timeline(id).orElseThrow(OrderApiProcessor::unknown));
    }

    /** What was sent, missing where nothing was. */
    static JsonNode sent(Exchange exchange) {
        JsonNode body = exchange.getMessage().getBody(JsonNode.class);
        return body == null ? MissingNode.getInstance() : body;
    }

    /** The caller's order, of a call that the contract allows: that there is none is told first. */
    StoredOrder own(Exchange exchange, String operation) {
        StoredOrder order = found(exchange);
        check(exchange, operation);
        return order;
    }

    /** The caller's order. */
    StoredOrder found(Exchange exchange) {
        String id = String.valueOf(texts(exchange, ExchangeProperty.PATH).get("id"));
        return reads.find(id, reach(exchange)).orElseThrow(OrderApiProcessor::unknown);
    }

    /** Throws {@link Refused} for what the contract does not allow. */
    void check(Exchange exchange, String operation) {
        contract.checkParameters(
                operation,
                texts(exchange, ExchangeProperty.PATH),
                texts(exchange, ExchangeProperty.QUERY),
                texts(exchange, ExchangeProperty.HEADERS));
        contract.checkBody(operation, sent(exchange));
    }

    @SuppressWarnings("unchecked") // the hub's own properties
    private static Map<String, String> texts(Exchange exchange, String property) {
        return exchange.getProperty(property, Map.of(), Map.class);
    }

    /** A header as sent, empty when absent; the name in lower case. */
    static String header(Exchange exchange, String name) {
        return texts(exchange, ExchangeProperty.HEADERS).getOrDefault(name, "");
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
