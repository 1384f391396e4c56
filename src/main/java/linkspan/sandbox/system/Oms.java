package linkspan.sandbox.system;

import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.POST;
import static io.vertx.core.http.HttpMethod.PUT;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import linkspan.sandbox.call.Action;
import linkspan.sandbox.call.Answer;
import linkspan.sandbox.call.Call;
import linkspan.sandbox.call.Json;
import linkspan.sandbox.ledger.Effect;

/**
 * The order system. It stores what it is given: a create that comes twice overwrites, a cancelled order stays cancelled
 * whatever comes later.
 */
final class Oms implements SimulatedSystem {
    private final Envelope envelope;
    private final Map<String, Stored> orders = new HashMap<>();
    private final OmsTracking tracking;

    private enum State {
        ACTIVE,
        CANCELLED
    }

    private record Stored(String document, State state, Money total) {
        static Stored of(ObjectNode document, State state) {
            return new Stored(
                    Json.write(document), state, Money.totalOf(document).orElse(Money.NOTHING));
        }
    }

    Oms(Envelope envelope) {
        this.envelope = envelope;
        this.tracking = new OmsTracking(envelope);
    }

    @Override
    public String name() {
        return "oms";
    }

    @Override
    public List<Operation> operations() {
        Operation.Work create = new Operation.Change(Action.CREATE, "orderNo", this::create);
        Operation.Work update = new Operation.Change(Action.UPDATE, "orderNo", this::update);
        Operation.Work cancel = new Operation.Change(Action.CANCEL, "orderNo", this::cancel);
        List<Operation> all = new ArrayList<>(tracking.operations());
        all.addAll(List.of(
                new Operation(POST, "/orders", create, envelope::complain),
                new Operation(PUT, "/orders/:number", update, envelope::complain),
                new Operation(POST, "/orders/:number/cancel", cancel, envelope::complain),
                new Operation(GET, "/orders/:number", new Operation.Plain(this::order), envelope::complain),
                new Operation(GET, "/totals", new Operation.Plain(call -> totals()), envelope::complain)));
        return all;
    }

    @Override
    public void apply(Effect effect) {
        String number = effect.call().number();
        ObjectNode body = effect.call().body();
        if (effect.action() == Action.TRACK) {
            tracking.apply(number, body);
            return;
        }
        Stored known = orders.get(number);
        if (effect.action() != Action.CANCEL) {
            orders.put(number, Stored.of(body, known == null ? State.ACTIVE : known.state()));
            return;
        }
        orders.put(
                number,
                known == null
                        ? Stored.of(body.withObject("order"), State.CANCELLED)
                        : new Stored(known.document(), State.CANCELLED, known.total()));
    }

    private Answer create(Call call) {
        return store(201, call.body(), call);
    }

    private Answer update(Call call) {
        return orders.containsKey(call.number()) ? store(200, call.body(), call) : unknown(call);
    }

    private Answer cancel(Call call) {
        if (orders.containsKey(call.number())) {
            return done(200, call);
        }
        return call.body().path("order") instanceof ObjectNode order ? store(200, order, call) : unknown(call);
    }

    private Answer order(Call call) {
        Stored stored = orders.get(call.number());
        if (stored == null) {
            return unknown(call);
        }
        ObjectNode data = Json.object()
                .put("orderNo", call.number())
                .put("state", stored.state().name());
        data.set("order", Json.parse(stored.document()));
        return envelope.success(200, data);
    }

    /** Not in an envelope: a plain object of sums by currency. */
    private Answer totals() {
        ObjectNode sums = Json.object();
        Money.sums(orders.values().stream()
                        .filter(stored -> stored.state() == State.ACTIVE)
                        .map(Stored::total))
                .forEach(sums::put);
        return Answer.Done.of(200, sums);
    }

    private Answer store(int status, ObjectNode document, Call call) {
        return Money.totalOf(document).isPresent()
                ? done(status, call)
                : envelope.complain(400, "amounts.total is not an amount");
    }

    private Answer done(int status, Call call) {
        return envelope.success(status, Json.object().put("orderNo", call.number()));
    }

    private Answer unknown(Call call) {
        return envelope.failure(404, 40401, "订单不存在", Json.object().put("orderNo", call.number()));
    }
}
