package linkspan.lab.sandbox.system;

import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.POST;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import linkspan.lab.sandbox.call.Action;
import linkspan.lab.sandbox.call.SandboxJson;
import linkspan.lab.sandbox.call.SystemAnswer;
import linkspan.lab.sandbox.call.SystemCall;
import linkspan.lab.sandbox.ledger.LedgerEffect;

/** Takes despatch advices, each with an order reference and lines; of two about one order it shows the later. */
public final class AccessPoint implements SimulatedSystem {
    private final Map<String, ObjectNode> byOrder = new HashMap<>();

    @Override
    public String name() {
        return "peppol";
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                new Operation(
                        POST,
                        "/despatch-advices",
                        new Operation.Change(Action.SHIP, "order", AccessPoint::take),
                        AccessPoint::complain,
                        AdviceFormat.UBL),
                new Operation(
                        GET, "/despatch-advices/:number", new Operation.Plain(this::advice), AccessPoint::complain));
    }

    @Override
    public void apply(LedgerEffect effect) {
        byOrder.put(effect.call().number(), effect.call().body());
    }

    private static SystemAnswer.Refused complain(int status, String reason) {
        return SystemAnswer.Refused.of(status, SandboxJson.object().put("message", reason));
    }

    private static SystemAnswer take(SystemCall call) {
        if (call.body().path("advice").asText().isBlank()) {
            return complain(400, "the despatch advice has no ID");
        }
        if (!call.body().path("document").has("DespatchLine")) {
            return complain(400, "the despatch advice has no lines");
        }
        return SystemAnswer.Done.of(
                200,
                SandboxJson.object().put("advice", call.body().path("advice").asText()));
    }

    /** By the buyer's order number. */
    private SystemAnswer advice(SystemCall call) {
        ObjectNode known = byOrder.get(call.number());
        return known == null ? complain(404, "nothing about such an order") : SystemAnswer.Done.of(200, known);
    }
}
