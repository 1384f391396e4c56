package linkspan.sandbox.system;

import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.POST;
import static io.vertx.core.http.HttpMethod.PUT;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import linkspan.sandbox.call.Action;
import linkspan.sandbox.call.Answer;
import linkspan.sandbox.call.Call;
import linkspan.sandbox.call.Json;
import linkspan.sandbox.ledger.Effect;

/** The warehouse: HTTP says 200 even on failure, the envelope's code tells. Its overseas partner is part of it. */
final class Wms implements SimulatedSystem, Outbound.Refusals {
    private static final long MOST = 1_000_000_000_000L;

    private final Envelope envelope;
    private final Stock stock;
    private final Outbound outbound;
    private final WmsOverseas overseas;

    Wms(Envelope envelope, Stock stock) {
        this.envelope = envelope;
        this.stock = stock;
        this.outbound = new Outbound(stock);
        this.overseas = new WmsOverseas(outbound);
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
        all.add(new Operation(GET, "/stock/:number", new Operation.Plain(this::stockOf), envelope::complain));
        all.add(new Operation(PUT, "/stock/:number", new Operation.Plain(this::setStock), envelope::complain));
        return all;
    }

    @Override
    public void apply(Effect effect) {
        Call call = effect.call();
        OrderLines format = call.path().startsWith(WmsOverseas.PATH) ? OrderLines.PARTNER : OrderLines.OWN;
        outbound.apply(effect.action(), call.number(), format.read(call.body()));
    }

    @Override
    public void close() {
        stock.close();
    }

    private Operation.Work change(Action action) {
        return new Operation.Change(
                action,
                "orderNo",
                call -> outbound.refuse(action, call.number(), OrderLines.OWN.read(call.body()), this)
                        .orElseGet(() -> envelope.success(200, Json.object().put("orderNo", call.number()))));
    }

    @Override
    public Answer.Refused malformed(String reason) {
        return envelope.complain(400, reason);
    }

    @Override
    public Answer.Refused shortOf(Stock.Shortage shortage) {
        ObjectNode details = Json.object()
                .put("skuId", shortage.sku())
                .put("required", shortage.required())
                .put("available", shortage.available());
        return envelope.failure(200, 40001, "库存不足", details);
    }

    @Override
    public Answer.Refused unknown(String number) {
        return envelope.failure(200, 40401, "订单不存在", Json.object().put("orderNo", number));
    }

    @Override
    public Answer.Refused cancelled(String number) {
        return envelope.failure(200, 40901, "订单已取消", Json.object().put("orderNo", number));
    }

    private Answer stockOf(Call call) {
        return envelope.success(
                200, Json.object().put("sku", call.number()).put("available", stock.available(call.number())));
    }

    private Answer setStock(Call call) {
        JsonNode available = call.body().path("available");
        boolean whole = available.isIntegralNumber() && available.canConvertToLong();
        if (!whole || available.asLong() < 0 || available.asLong() > MOST) {
            return envelope.complain(400, "available is not a whole number from 0 to " + MOST);
        }
        stock.set(call.number(), available.asLong());
        return stockOf(call);
    }
}
