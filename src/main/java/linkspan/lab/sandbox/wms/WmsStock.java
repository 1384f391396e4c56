package linkspan.lab.sandbox.wms;

import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.POST;
import static io.vertx.core.http.HttpMethod.PUT;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import linkspan.lab.sandbox.call.SandboxJson;
import linkspan.lab.sandbox.call.SystemAnswer;
import linkspan.lab.sandbox.call.SystemCall;
import linkspan.lab.sandbox.system.Operation;
import linkspan.lab.sandbox.system.SystemEnvelope;

/**
 * The warehouse's shelves: how much is there, and what is kept for whom.
 *
 * <p>{@code POST /reservations} {@code {"orderNo","revision","lines"}} keeps stock for an order, all of it or nothing; the
 * same question again changes nothing, one of a lower revision is refused.
 */
final class WmsStock {
    private static final long MOST = 1_000_000_000_000L;
    private final SystemEnvelope envelope;
    private final Stock stock;
    private final Outbound outbound;
    private final Outbound.Refusals words;

    WmsStock(SystemEnvelope envelope, Stock stock, Outbound outbound, Outbound.Refusals words) {
        this.envelope = envelope;
        this.stock = stock;
        this.outbound = outbound;
        this.words = words;
    }

    List<Operation> operations() {
        return List.of(
                new Operation(GET, "/stock", new Operation.Plain(call -> list()), envelope::complain),
                new Operation(GET, "/stock/:number", new Operation.Plain(this::stockOf), envelope::complain),
                new Operation(PUT, "/stock/:number", new Operation.Plain(this::setStock), envelope::complain),
                new Operation(POST, "/reservations", new Operation.Plain(this::reserve), envelope::complain),
                new Operation(GET, "/reservations/:number", new Operation.Plain(this::kept), envelope::complain),
                new Operation(
                        POST, "/reservations/:number/confirm", new Operation.Plain(this::confirm), envelope::complain),
                new Operation(
                        POST, "/reservations/:number/cancel", new Operation.Plain(this::cancel), envelope::complain));
    }

    private SystemAnswer reserve(SystemCall call) {
        Optional<String> number = SystemCall.text(call.body(), "orderNo");
        int revision = revision(call);
        OrderLines.Reading lines = OrderLines.OWN.read(call.body());
        if (number.isEmpty() || revision < 1 || !(lines instanceof OrderLines.Lines read)) {
            return words.malformed("orderNo, revision from 1 and lines are needed");
        }
        return outbound.reserve(number.get(), revision, read.quantities(), words)
                .orElseGet(() -> told(number.get(), revision));
    }

    private SystemAnswer confirm(SystemCall call) {
        return outbound.confirm(call.number(), revision(call))
                ? told(call.number(), revision(call))
                : words.unknown(call.number());
    }

    private SystemAnswer cancel(SystemCall call) {
        outbound.release(call.number(), revision(call));
        return told(call.number(), revision(call));
    }

    private SystemAnswer kept(SystemCall call) {
        Map<String, Long> held = outbound.held(call.number());
        ObjectNode data = SandboxJson.object().put("orderNo", call.number());
        held.forEach(data.putObject("held")::put);
        return envelope.success(200, data);
    }

    private SystemAnswer told(String number, int revision) {
        return envelope.success(200, SandboxJson.object().put("orderNo", number).put("revision", revision));
    }

    private static int revision(SystemCall call) {
        return call.body().path("revision").asInt();
    }

    private SystemAnswer stockOf(SystemCall call) {
        SortedMap<String, Long> shelves =
                stock.shelves(Wms.USUAL_WAREHOUSE).getOrDefault(call.number(), new TreeMap<>());
        return envelope.success(200, item(call.number(), shelves).put("available", stock.available(call.number())));
    }

    /** Every SKU that was ever moved or set, by name, with what lies in each warehouse. */
    private SystemAnswer list() {
        ObjectNode data = SandboxJson.object();
        ArrayNode items = data.putArray("items");
        stock.shelves(Wms.USUAL_WAREHOUSE).forEach((sku, shelves) -> items.add(item(sku, shelves)));
        return envelope.success(200, data);
    }

    private ObjectNode item(String sku, SortedMap<String, Long> shelves) {
        ObjectNode item = SandboxJson.object().put("sku", sku);
        item.put("total", shelves.values().stream().mapToLong(Long::longValue).sum());
        ObjectNode warehouses = item.putObject("warehouses");
        ObjectNode movements = item.putObject("movements");
        shelves.forEach((warehouse, quantity) -> {
            warehouses.put(warehouse, quantity);
            movements.put(warehouse, stock.movements(new Stock.Shelf(warehouse, sku)));
        });
        return item;
    }

    private SystemAnswer setStock(SystemCall call) {
        JsonNode available = call.body().path("available");
        boolean whole = available.isIntegralNumber() && available.canConvertToLong();
        if (!whole || available.asLong() < 0 || available.asLong() > MOST) {
            return envelope.complain(400, "available is not a whole number from 0 to " + MOST);
        }
        stock.set(call.number(), available.asLong());
        return stockOf(call);
    }
}
