package linkspan.lab.sandbox.system;

import static io.vertx.core.http.HttpMethod.DELETE;
import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.POST;
import static io.vertx.core.http.HttpMethod.PUT;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import linkspan.lab.sandbox.call.Action;
import linkspan.lab.sandbox.call.SandboxJson;
import linkspan.lab.sandbox.call.SystemAnswer;
import linkspan.lab.sandbox.call.SystemCall;
import linkspan.lab.sandbox.ledger.LedgerEffect;
import linkspan.lab.sandbox.total.Money;
import linkspan.lab.sandbox.total.OrderTotals;
import org.jspecify.annotations.Nullable;

/**
 * The order system. It stores what it is given: a create that comes twice overwrites, a cancelled order stays cancelled
 * whatever comes later.
 */
final class Oms implements SimulatedSystem {
    private final SystemEnvelope envelope;
    private final Map<String, Stored> orders = new HashMap<>();
    private final OmsTracking tracking;
    private final OmsStock stock;

    private enum State {
        ACTIVE,
        SHIPPED,
        CANCELLED
    }

    /** {@code at}: when it changed last. */
    private record Stored(String document, State state, Money total, String day, Instant at) {
        static Stored of(ObjectNode document, State state, Instant at) {
            return new Stored(
                    SandboxJson.write(document),
                    state,
                    Money.totalOf(document).orElse(Money.NOTHING),
                    OrderTotals.day(document.path("placedAt").asText()),
                    at);
        }

        OrderTotals.Order named(String number) {
            return new OrderTotals.Order(number, state.name(), total, day, at);
        }
    }

    Oms(SystemEnvelope envelope) {
        this.envelope = envelope;
        this.tracking = new OmsTracking(envelope);
        this.stock = new OmsStock(envelope);
    }

    @Override
    public String name() {
        return "oms";
    }

    @Override
    public List<Operation> operations() {
        Operation.Work create = new Operation.Change(Action.CREATE, "orderNo", this::create);
        Operation.Work update = new Operation.Change(Action.UPDATE, "orderNo", this::update);
        Operation.Work cancel = new Operation.Change(Action.CANCEL, "orderNo", this::end);
        Operation.Work delete = new Operation.Change(Action.CANCEL, "orderNo", call -> done(200, call));
        Operation.Work ship = new Operation.Change(Action.SHIP, "orderNo", this::ship);
        List<Operation> all = new ArrayList<>(stock.operations());
        all.addAll(tracking.operations());
        all.addAll(List.of(
                new Operation(POST, "/orders/:number/shipment", ship, envelope::complain),
                new Operation(POST, "/orders", create, envelope::complain),
                new Operation(PUT, "/orders/:number", update, envelope::complain),
                new Operation(POST, "/orders/:number/cancel", cancel, envelope::complain),
                new Operation(DELETE, "/orders/:number", delete, envelope::complain),
                Products.operation(envelope),
                new Operation(GET, "/orders/:number", new Operation.Plain(this::order), envelope::complain),
                new Operation(GET, "/order-totals", new Operation.Plain(this::orderTotals), envelope::complain),
                new Operation(GET, "/order-days", new Operation.Plain(call -> orderDays()), envelope::complain),
                new Operation(GET, "/totals", new Operation.Plain(call -> totals()), envelope::complain)));
        return all;
    }

    @Override
    public void apply(LedgerEffect effect) {
        String number = effect.call().number();
        ObjectNode body = effect.call().body();
        Stored known = orders.get(number);
        Instant at = effect.at();
        switch (effect.action()) {
            case CREATE, UPDATE ->
                orders.put(number, Stored.of(body, known == null ? State.ACTIVE : known.state(), at));
            case CANCEL -> orders.put(number, ended(known, body, State.CANCELLED, at));
            case SHIP -> {
                if (known == null || known.state() != State.CANCELLED) {
                    orders.put(number, ended(known, body, State.SHIPPED, at));
                }
            }
            case STOCK -> stock.apply(body);
            case TRACK -> tracking.apply(number, body);
            case PRODUCT -> {}
            case CUSTOMER -> throw new IllegalStateException("customers are kept elsewhere");
        }
    }

    /** An order that was not known is in the body. */
    private static Stored ended(@Nullable Stored known, ObjectNode body, State state, Instant at) {
        return known == null
                ? Stored.of(body.withObject("order"), state, at)
                : new Stored(known.document(), state, known.total(), known.day(), at);
    }

    private SystemAnswer create(SystemCall call) {
        return store(201, call.body(), call);
    }

    private SystemAnswer update(SystemCall call) {
        return orders.containsKey(call.number()) ? store(200, call.body(), call) : unknown(call);
    }

    /** The order is known, or it is in the body. */
    private SystemAnswer end(SystemCall call) {
        if (orders.containsKey(call.number())) {
            return done(200, call);
        }
        return call.body().path("order") instanceof ObjectNode order ? store(200, order, call) : unknown(call);
    }

    private SystemAnswer ship(SystemCall call) {
        if (SystemCall.text(call.body(), "trackingNo").isEmpty()) {
            return envelope.complain(400, "trackingNo is missing");
        }
        return end(call);
    }

    private SystemAnswer order(SystemCall call) {
        Stored stored = orders.get(call.number());
        if (stored == null) {
            return unknown(call);
        }
        ObjectNode data = SandboxJson.object()
                .put("orderNo", call.number())
                .put("state", stored.state().name());
        data.set("order", SandboxJson.parse(stored.document()));
        return envelope.success(200, data);
    }

    /** Not in an envelope: a plain object of sums by currency. */
    private SystemAnswer totals() {
        ObjectNode sums = SandboxJson.object();
        Money.sums(orders.values().stream()
                        .filter(stored -> stored.state() != State.CANCELLED)
                        .map(Stored::total))
                .forEach(sums::put);
        return SystemAnswer.Done.of(200, sums);
    }

    /** Orders with what each comes to, by number. */
    private SystemAnswer orderTotals(SystemCall call) {
        return envelope.success(200, OrderTotals.list(named(), "orderNo", call.body()));
    }

    private SystemAnswer orderDays() {
        return envelope.success(200, OrderTotals.days(named()));
    }

    private Stream<OrderTotals.Order> named() {
        return orders.entrySet().stream().map(order -> order.getValue().named(order.getKey()));
    }

    private SystemAnswer store(int status, ObjectNode document, SystemCall call) {
        return Money.totalOf(document).isPresent()
                ? done(status, call)
                : envelope.complain(400, "amounts.total is not an amount");
    }

    private SystemAnswer done(int status, SystemCall call) {
        return envelope.success(status, SandboxJson.object().put("orderNo", call.number()));
    }

    private SystemAnswer unknown(SystemCall call) {
        return envelope.failure(404, 40401, "订单不存在", SandboxJson.object().put("orderNo", call.number()));
    }
}
