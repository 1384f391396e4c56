package linkspan.lab.sandbox.wms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import linkspan.lab.sandbox.call.SandboxJson;
import linkspan.lab.sandbox.post.Mail;
import linkspan.lab.sandbox.post.Outbox;

/**
 * What has left the warehouse, and how the hub hears of it: the shipment first, then for each of its SKUs what lies on
 * the shelf now. Written in {@code wms.outbox}.
 */
final class Shipping implements AutoCloseable {
    private final Stock stock;
    private final Clock clock;
    private final Map<String, String> shipmentNos = new HashMap<>();
    private final Outbox outbox;

    Shipping(Path folder, Stock stock, Clock clock) {
        this.stock = stock;
        this.clock = clock;
        this.outbox = new Outbox(folder.resolve("wms.outbox"), this::remember);
    }

    Outbox outbox() {
        return outbox;
    }

    /** The number of the shipment that the order left with. */
    Optional<String> shipmentOf(String orderNo) {
        return Optional.ofNullable(shipmentNos.get(orderNo));
    }

    /** It has left when this returns; the number of its shipment. */
    String ship(String orderNo, Outbound.Open order) {
        int number = shipmentNos.size() + 1;
        String shipmentNo = String.format(Locale.ROOT, "SH-%06d", number);
        Map<String, Long> lines = new TreeMap<>(order.lines());
        String at = clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
        ObjectNode shipment = SandboxJson.object()
                .put("shipmentNo", shipmentNo)
                .put("orderNo", orderNo)
                .put("warehouse", order.warehouse())
                .put("carrier", "SF")
                .put("waybill", String.format(Locale.ROOT, "SF%013d", number))
                .put("shippedAt", at);
        ArrayNode list = shipment.putArray("lines");
        List<Mail> mails = new ArrayList<>();
        mails.add(new Mail(shipmentNo, "/in/wms/order-shipped", ""));
        lines.forEach((sku, quantity) -> {
            list.addObject().put("sku", sku).put("qty", quantity);
            Stock.Shelf shelf = new Stock.Shelf(order.warehouse(), sku);
            long movement = stock.movements(shelf) + 1;
            ObjectNode change = SandboxJson.object()
                    .put("movementId", shipmentNo + "-" + mails.size())
                    .put("movementNo", movement)
                    .put("warehouse", order.warehouse())
                    .put("sku", sku)
                    .put("kind", "OUTBOUND")
                    .put("before", stock.onHand(shelf))
                    .put("after", stock.onHand(shelf) - quantity)
                    .put("orderNo", orderNo)
                    .put("at", at);
            mails.add(Mail.of(shipmentNo + "-" + mails.size(), "/in/wms/stock-changed", change));
        });
        mails.set(0, Mail.of(shipmentNo, "/in/wms/order-shipped", shipment));
        outbox.add(shipment, mails);
        remember(shipment);
        return shipmentNo;
    }

    private void remember(ObjectNode shipment) {
        String warehouse = shipment.required("warehouse").asText();
        shipmentNos.put(
                shipment.required("orderNo").asText(),
                shipment.required("shipmentNo").asText());
        for (JsonNode line : shipment.required("lines")) {
            stock.leave(
                    new Stock.Shelf(warehouse, line.required("sku").asText()),
                    line.required("qty").asLong());
        }
    }

    @Override
    public void close() {
        outbox.close();
    }
}
