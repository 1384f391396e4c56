package linkspan.business.order;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.http.HttpMethod;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import linkspan.business.order.change.OrderChange;
import linkspan.lab.sandbox.call.SystemAnswer;
import linkspan.lab.sandbox.call.SystemCall;
import linkspan.lab.sandbox.ledger.LedgerEffect;
import linkspan.lab.sandbox.system.Operation;
import linkspan.lab.sandbox.system.SystemEnvelope;
import linkspan.lab.sandbox.wms.Wms;
import linkspan.model.Json;

/** The sandbox's own warehouse, called without a network. */
final class Warehouse implements AutoCloseable {
    private final Wms wms;

    Warehouse(Path folder) {
        Clock clock = Clock.systemUTC();
        this.wms = Wms.in(folder, new SystemEnvelope(clock), clock);
    }

    void shelf(String sku, long pieces) {
        call(
                HttpMethod.PUT,
                "/stock/:number",
                sku,
                JsonNodeFactory.instance.objectNode().put("available", pieces));
    }

    long available(String sku) {
        return call(HttpMethod.GET, "/stock/:number", sku, JsonNodeFactory.instance.objectNode())
                .at("/data/available")
                .asLong();
    }

    long held(String orderId) {
        return call(HttpMethod.GET, "/reservations/:number", orderId, JsonNodeFactory.instance.objectNode())
                .at("/data/held")
                .valueStream()
                .mapToLong(JsonNode::asLong)
                .sum();
    }

    OrderChange.Outcome reserve(String orderId, int revision, JsonNode order) {
        ObjectNode question = lines(order).put("orderNo", orderId).put("revision", revision);
        return outcome(call(HttpMethod.POST, "/reservations", "", question));
    }

    OrderChange.Outcome confirm(String orderId, int revision) {
        return outcome(call(
                HttpMethod.POST,
                "/reservations/:number/confirm",
                orderId,
                JsonNodeFactory.instance.objectNode().put("revision", revision)));
    }

    OrderChange.Outcome cancel(String orderId, int revision) {
        return outcome(call(
                HttpMethod.POST,
                "/reservations/:number/cancel",
                orderId,
                JsonNodeFactory.instance.objectNode().put("revision", revision)));
    }

    void create(String orderId, JsonNode order) {
        call(HttpMethod.POST, "/outbound-orders", orderId, lines(order).put("orderNo", orderId));
    }

    void update(String orderId, JsonNode order) {
        call(HttpMethod.PUT, "/outbound-orders/:number", orderId, lines(order));
    }

    void end(String orderId) {
        call(HttpMethod.POST, "/outbound-orders/:number/cancel", orderId, JsonNodeFactory.instance.objectNode());
    }

    private static ObjectNode lines(JsonNode order) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        order.path("items")
                .valueStream()
                .forEach(item -> body.withArrayProperty("lines")
                        .addObject()
                        .put("sku", item.path("skuId").asText())
                        .put("qty", item.path("quantity").asLong()));
        return body;
    }

    private static OrderChange.Outcome outcome(JsonNode answer) {
        return switch (answer.path("code").asInt(-1)) {
            case 0 -> new OrderChange.Reserved();
            case 40001 -> new OrderChange.Short(answer.path("details"));
            case 40901, 40902, 40401 -> new OrderChange.Late();
            default -> throw new IllegalStateException("the warehouse says " + answer);
        };
    }

    private JsonNode call(HttpMethod method, String path, String number, ObjectNode body) {
        Operation operation = wms.operations().stream()
                .filter(one -> one.method().equals(method) && one.path().equals(path))
                .findFirst()
                .orElseThrow();
        SystemCall call = new SystemCall(path, number, new SystemCall.Origin(number, null, null, null), body);
        if (operation.work() instanceof Operation.Plain plain) {
            return Json.read(plain.decide().apply(call).body());
        }
        Operation.Change change = (Operation.Change) operation.work();
        SystemAnswer answer = change.decide().apply(call);
        Optional.of(answer)
                .filter(SystemAnswer.Done.class::isInstance)
                .ifPresent(done -> wms.apply(new LedgerEffect(
                        Clock.systemUTC().instant(), change.action(), call, (SystemAnswer.Done) done)));
        return Json.read(answer.body());
    }

    @Override
    public void close() {
        wms.close();
    }
}
