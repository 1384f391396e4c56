package linkspan.lab.sandbox.system;

import static io.vertx.core.http.HttpMethod.PUT;

import linkspan.lab.sandbox.call.Action;
import linkspan.lab.sandbox.call.SandboxJson;
import linkspan.lab.sandbox.call.SystemAnswer;
import linkspan.lab.sandbox.call.SystemCall;

/** {@code PUT /products/<sku>}: a system is told what a SKU is. It keeps no more of it than its ledger does. */
public final class Products {
    private Products() {}

    /** @param envelope how the system answers */
    public static Operation operation(SystemEnvelope envelope) {
        return new Operation(
                PUT,
                "/products/:number",
                new Operation.Change(Action.PRODUCT, "sku", call -> decide(envelope, call)),
                envelope::complain);
    }

    private static SystemAnswer decide(SystemEnvelope envelope, SystemCall call) {
        if (SystemCall.text(call.body(), "name").isEmpty()) {
            return envelope.complain(400, "name is missing");
        }
        return envelope.success(200, SandboxJson.object().put("sku", call.number()));
    }
}
