package linkspan.lab.sandbox.wms;

import static io.vertx.core.http.HttpMethod.POST;
import static io.vertx.core.http.HttpMethod.PUT;

import java.util.List;
import linkspan.lab.sandbox.call.Action;
import linkspan.lab.sandbox.call.SandboxJson;
import linkspan.lab.sandbox.call.SystemAnswer;
import linkspan.lab.sandbox.call.SystemCall;
import linkspan.lab.sandbox.system.Operation;

/** The warehouse's partner abroad: another format, HTTP statuses that mean something, the same shelves. */
final class WmsOverseas implements Outbound.Refusals {
    static final String PATH = "/overseas/fulfilments";

    private final Outbound outbound;

    WmsOverseas(Outbound outbound) {
        this.outbound = outbound;
    }

    List<Operation> operations() {
        return List.of(
                new Operation(POST, PATH, change(Action.CREATE, 202, "accepted"), WmsOverseas::rejected),
                new Operation(PUT, PATH + "/:number", change(Action.UPDATE, 200, "accepted"), WmsOverseas::rejected),
                new Operation(
                        POST,
                        PATH + "/:number/cancellation",
                        change(Action.CANCEL, 200, "cancelled"),
                        WmsOverseas::rejected));
    }

    private Operation.Work change(Action action, int status, String word) {
        return new Operation.Change(
                action,
                "reference",
                call -> outbound.refuse(action, call.number(), OrderLines.PARTNER.read(call.body()), this)
                        .orElseGet(() -> accepted(status, word, call)));
    }

    private static SystemAnswer.Done accepted(int status, String word, SystemCall call) {
        return SystemAnswer.Done.of(
                status, SandboxJson.object().put("status", word).put("reference", call.number()));
    }

    @Override
    public SystemAnswer.Refused malformed(String reason) {
        return rejected(400, reason);
    }

    @Override
    public SystemAnswer.Refused shortOf(Stock.Shortage shortage) {
        return rejected(422, "insufficient stock of " + shortage.sku());
    }

    @Override
    public SystemAnswer.Refused unknown(String number) {
        return rejected(404, "unknown reference");
    }

    @Override
    public SystemAnswer.Refused cancelled(String number) {
        return rejected(409, "reference was cancelled");
    }

    @Override
    public SystemAnswer.Refused shipped(String number) {
        return rejected(409, "reference was shipped");
    }

    private static SystemAnswer.Refused rejected(int status, String reason) {
        return SystemAnswer.Refused.of(
                status, SandboxJson.object().put("status", "rejected").put("reason", reason));
    }
}
