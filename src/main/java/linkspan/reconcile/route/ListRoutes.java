package linkspan.reconcile.route;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;
import linkspan.model.ExchangeProperty;
import linkspan.model.Json;
import linkspan.reconcile.run.plan.Sides.SideFailed;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Producer;
import org.apache.camel.spi.UnitOfWork;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.PluginHelper;
import org.jspecify.annotations.Nullable;

/**
 * One question to one route, and its answer, which stays open until {@link #done}: a result set that is streamed, a file that is read
 * line by line.
 */
final class ListRoutes {
    private final String address;
    private final Exchange exchange;
    private final UnitOfWork own;

    private ListRoutes(String address, Exchange exchange, UnitOfWork own) {
        this.address = address;
        this.exchange = exchange;
        this.own = own;
    }

    /** Asks with that body. Throws {@link SideFailed} with what the route failed with. */
    static ListRoutes ask(CamelContext camel, String address, ObjectNode data) {
        return ask(address, question(camel, data));
    }

    /** An exchange with that as body and as the data by which addresses are filled. */
    static Exchange question(CamelContext camel, ObjectNode data) {
        Exchange exchange = new DefaultExchange(camel, ExchangePattern.InOut);
        exchange.setProperty(ExchangeProperty.DATA, data);
        exchange.getMessage().setBody(data);
        return exchange;
    }

    static ListRoutes ask(String address, Exchange exchange) {
        CamelContext camel = exchange.getContext();
        UnitOfWork own = PluginHelper.getUnitOfWorkFactory(camel).createUnitOfWork(exchange);
        exchange.getExchangeExtension().setUnitOfWork(own); // so that the route does not end it, and its answer with it
        ListRoutes asked = new ListRoutes(address, exchange, own);
        try (Producer producer = camel.getEndpoint(address).createProducer()) {
            producer.start();
            producer.process(exchange);
        } catch (Exception e) {
            exchange.setException(e);
        }
        Exception failure = exchange.getException();
        if (failure != null) {
            asked.done();
            throw new SideFailed(address + ": " + message(failure), failure);
        }
        return asked;
    }

    private static String message(Throwable failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }

    /** What the route made of the body, as a tree. */
    JsonNode tree() {
        return tree(exchange.getMessage().getBody());
    }

    /** The rows that it handed over, one after the other. Throws {@link SideFailed} where it handed over none, not even an empty list. */
    Iterator<JsonNode> rows() {
        Object body = exchange.getMessage().getBody();
        if (body instanceof ArrayNode array) {
            return array.iterator();
        }
        if (body instanceof ObjectNode object) {
            return List.<JsonNode>of(object).iterator();
        }
        if (body instanceof Iterator<?> rows) {
            return StreamSupport.stream(((Iterable<?>) () -> cast(rows)).spliterator(), false)
                    .map(ListRoutes::tree)
                    .iterator();
        }
        if (body instanceof Iterable<?> rows && !(body instanceof JsonNode)) {
            return StreamSupport.stream(rows.spliterator(), false)
                    .map(ListRoutes::tree)
                    .iterator();
        }
        if (body instanceof JsonNode nothing && (nothing.isNull() || nothing.isMissingNode())) {
            return Collections.emptyIterator();
        }
        String what = body == null ? "nothing" : body.getClass().getSimpleName();
        throw new SideFailed(address + " handed over " + what + "; a list route ends with a list of rows", null);
    }

    @SuppressWarnings("unchecked")
    private static Iterator<Object> cast(Iterator<?> rows) {
        return (Iterator<Object>) rows;
    }

    /** Closes what the answer holds open. */
    void done() {
        own.done(exchange);
    }

    private static JsonNode tree(@Nullable Object value) {
        if (value == null || value instanceof JsonNode) {
            return value == null ? JsonNodeFactory.instance.nullNode() : (JsonNode) value;
        }
        if (value instanceof Map<?, ?> map) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            map.forEach((name, field) -> object.set(column(name.toString()), tree(field)));
            return object;
        }
        if (value instanceof List<?> list) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            list.forEach(each -> array.add(tree(each)));
            return array;
        }
        if (value instanceof BigDecimal || value instanceof Number || value instanceof Boolean) {
            return Json.of(value);
        }
        if (value instanceof byte[] bytes) {
            return JsonNodeFactory.instance.textNode(Arrays.toString(bytes));
        }
        return JsonNodeFactory.instance.textNode(value.toString());
    }

    /** A name all in capitals is how a database shows one that was written in small letters. */
    private static String column(String name) {
        return name.equals(name.toUpperCase(Locale.ROOT)) ? name.toLowerCase(Locale.ROOT) : name;
    }
}
