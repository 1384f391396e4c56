package linkspan.operations.ops;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import linkspan.model.failure.FailureCode;
import linkspan.model.failure.Refused;
import linkspan.platform.audit.AuditStore;
import linkspan.platform.desk.OpsDesk;
import linkspan.platform.desk.OpsReply;
import linkspan.platform.desk.OpsRequest;
import linkspan.platform.desk.OpsRoute;

/** {@code /admin/clients}: keys are made, listed, revoked; each of it audited. */
public final class ClientDesk implements OpsDesk {
    private static final int LONGEST_NAME = 100;
    private static final int RATE = 2_000;
    private final ClientAdmin clients;
    private final AuditStore audit;

    public ClientDesk(ClientAdmin clients, AuditStore audit) {
        this.clients = clients;
        this.audit = audit;
    }

    @Override
    public List<OpsRoute> routes() {
        return List.of(
                OpsRoute.get("/admin/clients", request -> list()),
                OpsRoute.post("/admin/clients", this::add),
                OpsRoute.post("/admin/clients/:id/revoke", this::revoke));
    }

    private OpsReply add(OpsRequest request) {
        String name = request.text("name", LONGEST_NAME);
        JsonNode rate = request.body().path("rate");
        if (!rate.isMissingNode() && !rate.isNull() && !rate.canConvertToExactIntegral()) {
            throw new Refused(FailureCode.REQUEST_INVALID, "rate is no whole number");
        }
        try {
            ClientAdmin.NewClient made = clients.add(name, rate.asInt(RATE));
            audit.add(request.actor(), "client-add", made.keyId(), name);
            return OpsReply.json(
                    201,
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("keyId", made.keyId())
                            .put("secret", made.secret()));
        } catch (IllegalArgumentException e) {
            throw new Refused(FailureCode.REQUEST_INVALID, String.valueOf(e.getMessage()));
        }
    }

    private OpsReply list() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode list = json.putArray("clients");
        for (ClientAdmin.ClientKey key : clients.list()) {
            Instant revoked = key.revokedAt();
            list.addObject()
                    .put("keyId", key.keyId())
                    .put("name", key.name())
                    .put("rate", key.rate())
                    .put("createdAt", key.createdAt().toString())
                    .put("revokedAt", revoked == null ? null : revoked.toString());
        }
        return OpsReply.json(json);
    }

    private OpsReply revoke(OpsRequest request) {
        int ended = clients.revoke(request.id());
        if (ended == 0) {
            return OpsReply.error(404, "there is no such key, or it is revoked already");
        }
        audit.add(request.actor(), "client-revoke", request.id(), "keys: " + ended);
        return OpsReply.json(JsonNodeFactory.instance.objectNode().put("revoked", ended));
    }
}
