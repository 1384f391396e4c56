package linkspan.lab.sandbox.system;

import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.POST;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import linkspan.lab.sandbox.call.Action;
import linkspan.lab.sandbox.call.SandboxJson;
import linkspan.lab.sandbox.call.SystemAnswer;
import linkspan.lab.sandbox.call.SystemCall;

/** What the order system believes that warehouses have: the last quantity it was told wins. */
final class OmsStock {
    private final SystemEnvelope envelope;
    private final Map<String, Map<String, Long>> bySku = new HashMap<>();

    OmsStock(SystemEnvelope envelope) {
        this.envelope = envelope;
    }

    List<Operation> operations() {
        Operation.Work set = new Operation.Change(Action.STOCK, "sku", this::decide);
        return List.of(
                new Operation(POST, "/stock", set, envelope::complain),
                new Operation(GET, "/stock", new Operation.Plain(call -> list()), envelope::complain),
                new Operation(GET, "/stock/:number", new Operation.Plain(this::show), envelope::complain));
    }

    void apply(ObjectNode change) {
        bySku.computeIfAbsent(change.required("sku").asText(), sku -> new TreeMap<>())
                .put(
                        change.required("warehouse").asText(),
                        change.required("quantity").asLong());
    }

    private SystemAnswer decide(SystemCall call) {
        JsonNode quantity = call.body().path("quantity");
        if (SystemCall.text(call.body(), "warehouse").isEmpty()) {
            return envelope.complain(400, "warehouse is missing");
        }
        if (!quantity.isIntegralNumber() || !quantity.canConvertToLong()) {
            return envelope.complain(400, "quantity is no whole number");
        }
        return envelope.success(200, SandboxJson.object().put("sku", call.number()));
    }

    /** Every SKU that it was told of, by name. */
    private SystemAnswer list() {
        ObjectNode data = SandboxJson.object();
        ArrayNode items = data.putArray("items");
        new TreeMap<>(bySku).forEach((sku, levels) -> items.add(item(sku, levels)));
        return envelope.success(200, data);
    }

    private SystemAnswer show(SystemCall call) {
        return envelope.success(200, item(call.number(), bySku.getOrDefault(call.number(), Map.of())));
    }

    private static ObjectNode item(String sku, Map<String, Long> levels) {
        ObjectNode data = SandboxJson.object().put("sku", sku);
        data.put("quantity", levels.values().stream().mapToLong(Long::longValue).sum());
        ObjectNode warehouses = data.putObject("warehouses");
        levels.forEach(warehouses::put);
        return data;
    }
}
