package linkspan.lab.sandbox.wms;

import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.POST;
import static io.vertx.core.http.HttpMethod.PUT;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import linkspan.lab.sandbox.call.Action;
import linkspan.lab.sandbox.call.SandboxJson;
import linkspan.lab.sandbox.call.SystemAnswer;
import linkspan.lab.sandbox.call.SystemCall;
import linkspan.lab.sandbox.ledger.LedgerEffect;
import linkspan.lab.sandbox.post.Outbox;
import linkspan.lab.sandbox.system.Operation;
import linkspan.lab.sandbox.system.Products;
import linkspan.lab.sandbox.system.SimulatedSystem;
import linkspan.lab.sandbox.system.SystemEnvelope;

/** The warehouse: HTTP says 200 even on failure, the envelope's code tells. Its overseas partner is part of it. */
public final class Wms implements SimulatedSystem, Outbound.Refusals {
    static final String USUAL_WAREHOUSE = "CN-SZ-01";

    private final SystemEnvelope envelope;
    private final Stock stock;
    private final Shipping shipping;
    private final Outbound outbound;
    private final WmsOverseas overseas;
    private final WmsStock shelves;
    private final Reservations reservations;

    private Wms(SystemEnvelope envelope, Stock stock, Shipping shipping, Reservations reservations) {
        this.envelope = envelope;
        this.stock = stock;
        this.shipping = shipping;
        this.reservations = reservations;
        this.outbound = new Outbound(stock, shipping, reservations);
        this.shelves = new WmsStock(envelope, stock, outbound, this);
        this.overseas = new WmsOverseas(outbound);
    }

    /** With what it remembers in that folder beside its ledger. */
    public static Wms in(Path data, SystemEnvelope envelope, Clock clock) {
        Stock stock = new Stock(data);
        return new Wms(envelope, stock, new Shipping(data, stock, clock), new Reservations(data, clock));
    }

    @Override
    public Optional<Outbox> outbox() {
        return Optional.of(shipping.outbox());
    }

    @Override
    public String name() {
        return "wms";
    }

    @Override
    public List<Operation> operations() {
        List<Operation> all = new ArrayList<>(overseas.operations());
        all.add(new Operation(POST, "/outbound-orders", change(Action.CREATE), envelope::complain));
        all.add(new Operation(PUT, "/outbound-orders/:number", change(Action.UPDATE), envelope::complain));
        all.add(new Operation(POST, "/outbound-orders/:number/cancel", change(Action.CANCEL), envelope::complain));
        all.addAll(shelves.operations());
        all.add(Products.operation(envelope));
        all.add(new Operation(POST, "/ship/:number", new Operation.Plain(this::ship), envelope::complain));
        all.add(new Operation(GET, "/outbox", new Operation.Plain(call -> waiting()), envelope::complain));
        return all;
    }

    @Override
    public void apply(LedgerEffect effect) {
        if (effect.action() == Action.PRODUCT) {
            return;
        }
        SystemCall call = effect.call();
        boolean abroad = call.path().startsWith(WmsOverseas.PATH);
        OrderLines format = abroad ? OrderLines.PARTNER : OrderLines.OWN;
        String warehouse =
                abroad ? "" : SystemCall.text(call.body(), "warehouse").orElse(USUAL_WAREHOUSE);
        outbound.apply(effect.action(), call.number(), warehouse, format.read(call.body()));
    }

    @Override
    public void close() {
        stock.close();
        shipping.close();
        reservations.close();
    }

    private Operation.Work change(Action action) {
        return new Operation.Change(
                action,
                "orderNo",
                call -> outbound.refuse(action, call.number(), OrderLines.OWN.read(call.body()), this)
                        .orElseGet(
                                () -> envelope.success(200, SandboxJson.object().put("orderNo", call.number()))));
    }

    @Override
    public SystemAnswer.Refused malformed(String reason) {
        return envelope.complain(400, reason);
    }

    @Override
    public SystemAnswer.Refused shortOf(Stock.Shortage shortage) {
        ObjectNode details = SandboxJson.object()
                .put("skuId", shortage.sku())
                .put("required", shortage.required())
                .put("available", shortage.available());
        return envelope.failure(200, 40001, "库存不足", details);
    }

    @Override
    public SystemAnswer.Refused unknown(String number) {
        return envelope.failure(200, 40401, "订单不存在", SandboxJson.object().put("orderNo", number));
    }

    @Override
    public SystemAnswer.Refused cancelled(String number) {
        return envelope.failure(200, 40901, "订单已取消", SandboxJson.object().put("orderNo", number));
    }

    @Override
    public SystemAnswer.Refused shipped(String number) {
        return envelope.failure(200, 40902, "订单已发货", SandboxJson.object().put("orderNo", number));
    }

    /** Ships an order that our own warehouse holds; again, it tells of the same shipment. */
    private SystemAnswer ship(SystemCall call) {
        String number = call.number();
        Optional<String> before = shipping.shipmentOf(number);
        if (before.isPresent()) {
            return shippedWith(number, before.get());
        }
        Optional<Outbound.Open> order = outbound.open(number);
        if (order.isEmpty()) {
            return unknown(number);
        }
        if (order.get().warehouse().isEmpty()) {
            return envelope.failure(200, 40903, "由海外仓发货", SandboxJson.object().put("orderNo", number));
        }
        return shippedWith(number, shipping.ship(number, order.get()));
    }

    private SystemAnswer shippedWith(String number, String shipmentNo) {
        return envelope.success(200, SandboxJson.object().put("orderNo", number).put("shipmentNo", shipmentNo));
    }

    /** How many messages the hub has not taken yet. */
    private SystemAnswer waiting() {
        return envelope.success(
                200, SandboxJson.object().put("waiting", shipping.outbox().size()));
    }
}
