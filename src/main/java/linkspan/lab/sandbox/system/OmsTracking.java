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

/** Where the order system shows its orders' parcels: the account that came last, as it came. */
final class OmsTracking {
    private final SystemEnvelope envelope;
    private final Map<String, ObjectNode> accounts = new HashMap<>();

    OmsTracking(SystemEnvelope envelope) {
        this.envelope = envelope;
    }

    List<Operation> operations() {
        Operation.Work track = new Operation.Change(Action.TRACK, "orderNo", this::track);
        return List.of(
                new Operation(POST, "/orders/:number/tracking", track, envelope::complain),
                new Operation(GET, "/orders/:number/tracking", new Operation.Plain(this::account), envelope::complain));
    }

    void apply(String number, ObjectNode account) {
        accounts.put(number, account);
    }

    private SystemAnswer track(SystemCall call) {
        return SystemCall.text(call.body(), "trackingNo").isPresent()
                ? envelope.success(200, SandboxJson.object().put("orderNo", call.number()))
                : envelope.complain(400, "trackingNo is missing");
    }

    private SystemAnswer account(SystemCall call) {
        ObjectNode account = accounts.get(call.number());
        return account == null ? envelope.complain(404, "nothing is known") : envelope.success(200, account.deepCopy());
    }
}
