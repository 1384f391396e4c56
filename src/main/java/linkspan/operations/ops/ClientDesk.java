package linkspan.operations.ops;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import linkspan.inbound.client.ClientRow;
import linkspan.inbound.client.Clients;
import linkspan.inbound.client.Grant;
import linkspan.inbound.client.NewKey;
import linkspan.inbound.client.count.CallCountStore;
import linkspan.inbound.limit.Quota;
import linkspan.model.failure.FailureCode;
import linkspan.model.failure.Refused;
import linkspan.platform.audit.AuditStore;
import linkspan.platform.desk.OpsDesk;
import linkspan.platform.desk.OpsReply;
import linkspan.platform.desk.OpsRequest;
import linkspan.platform.desk.OpsRoute;
import linkspan.platform.system.Setting;
import org.jspecify.annotations.Nullable;

/** {@code /admin/clients}: the registry of callers; what is made, granted, changed or ended is audited. */
public final class ClientDesk implements OpsDesk {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_KEY = 2_000;
    private static final Duration LONGEST_OVERLAP = Duration.ofDays(90);
    private final Clients clients;
    private final Supplier<List<CallCountStore.Count>> calls;
    private final AuditStore audit;

    /** {@code calls}: how often each has called so far. */
    public ClientDesk(Clients clients, Supplier<List<CallCountStore.Count>> calls, AuditStore audit) {
        this.clients = clients;
        this.calls = calls;
        this.audit = audit;
    }

    @Override
    public List<OpsRoute> routes() {
        return List.of(
                OpsRoute.get("/admin/clients", request -> list()),
                OpsRoute.post("/admin/clients", request -> checked(() -> add(request))),
                OpsRoute.post("/admin/clients/:id/grant", request -> checked(() -> grant(request))),
                OpsRoute.post("/admin/clients/:id/rotate", request -> checked(() -> rotate(request))),
                OpsRoute.post("/admin/clients/:id/revoke", this::revoke));
    }

    private static OpsReply checked(Supplier<OpsReply> work) {
        try {
            return work.get();
        } catch (IllegalArgumentException e) {
            throw new Refused(FailureCode.REQUEST_INVALID, String.valueOf(e.getMessage()));
        }
    }

    /** What is granted counts before the key does. */
    private OpsReply add(OpsRequest request) {
        String name = request.text("name", LONGEST_NAME);
        JsonNode rate = request.body().path("rate");
        if (!rate.isMissingNode() && !rate.isNull() && !rate.canConvertToExactIntegral()) {
            throw new Refused(FailureCode.REQUEST_INVALID, "rate is no whole number");
        }
        ObjectNode granted = ((ObjectNode) request.body()).deepCopy();
        granted.remove("rate");
        GrantChange change = new GrantChange(granted);
        if (!change.isEmpty()) {
            clients.grant(name, change);
        }
        boolean isPublic = request.body().path("publicKey").isTextual();
        NewKey made = isPublic
                ? clients.addPublicKey(name, rate.asInt(Clients.DEFAULT_RATE), request.text("publicKey", LONGEST_KEY))
                : clients.add(name, rate.asInt(Clients.DEFAULT_RATE));
        audit.add(
                request.actor(),
                "client-add",
                made.keyId(),
                (name + (isPublic ? " public key " : " ") + change.words()).strip());
        return OpsReply.json(201, key(made));
    }

    private static ObjectNode key(NewKey made) {
        ObjectNode key = JsonNodeFactory.instance.objectNode().put("keyId", made.keyId());
        return made.secret().isEmpty() ? key : key.put("secret", made.secret());
    }

    private OpsReply grant(OpsRequest request) {
        GrantChange change = new GrantChange(request.body());
        if (change.isEmpty()) {
            throw new Refused(FailureCode.REQUEST_INVALID, "nothing is said that is to be granted");
        }
        Grant now = clients.grant(request.id(), change);
        audit.add(request.actor(), "client-grant", request.id(), change.words());
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("name", request.id());
        put(json, now);
        return OpsReply.json(json);
    }

    private OpsReply rotate(OpsRequest request) {
        Duration overlap = Setting.duration(request.body().path("overlap").asText("1d"));
        if (overlap.compareTo(LONGEST_OVERLAP) > 0) {
            throw new IllegalArgumentException("overlap is at most 90d");
        }
        NewKey made = clients.rotate(request.id(), overlap);
        audit.add(request.actor(), "client-rotate", made.keyId(), request.id() + " overlap=" + overlap);
        return OpsReply.json(201, key(made));
    }

    private OpsReply list() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode list = json.putArray("clients");
        Map<String, Grant> grants = new TreeMap<>(clients.grants());
        Set<String> withKey = new HashSet<>();
        List<CallCountStore.Count> counts = calls.get();
        for (ClientRow key : clients.list()) {
            Instant revoked = key.revokedAt();
            withKey.add(key.client());
            ObjectNode line = list.addObject()
                    .put("keyId", key.keyId())
                    .put("name", key.client())
                    .put("rate", key.rate())
                    .put("createdAt", key.createdAt().toString())
                    .put("revokedAt", revoked == null ? null : revoked.toString())
                    .put("kind", key.kind() == ClientRow.Kind.PUBLIC ? "public" : "secret");
            put(line, grants.getOrDefault(key.client(), Grant.DEFAULT));
            put(line, key.client(), counts);
        }
        grants.forEach((name, grant) -> {
            if (!withKey.contains(name)) {
                ObjectNode line = list.addObject().put("name", name);
                put(line, grant);
                put(line, name, counts);
            }
        });
        return OpsReply.json(json);
    }

    private static void put(ObjectNode json, String client, List<CallCountStore.Count> counts) {
        ArrayNode calls = json.putArray("calls");
        counts.stream()
                .filter(count -> count.client().equals(client))
                .forEach(count -> calls.addObject()
                        .put("version", count.version())
                        .put("way", count.way())
                        .put("calls", count.calls())
                        .put("lastAt", count.lastAt().toString()));
    }

    private static void put(ObjectNode json, Grant grant) {
        put(json, "scopes", grant.rights().scopes());
        put(json, "owners", grant.rights().owners());
        put(json, "channels", grant.rights().channels());
        put(json, "warehouses", grant.rights().warehouses());
        @Nullable Integer rate = grant.rate();
        if (rate != null || !json.has("rate")) {
            json.put("rate", rate == null ? Clients.DEFAULT_RATE : rate);
        }
        Quota quota = grant.quota();
        Instant v1 = grant.v1Until();
        json.put("quota", quota == null ? null : quota.text())
                .put("bearer", grant.bearer())
                .put("v1Until", v1 == null ? null : v1.toString());
    }

    private static void put(ObjectNode json, String name, Set<String> words) {
        ArrayNode array = json.putArray(name);
        new TreeSet<>(words).forEach(array::add);
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
