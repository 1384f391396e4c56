package linkspan.operations.access;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import linkspan.model.failure.FailureCode;
import linkspan.model.failure.Refused;
import linkspan.platform.desk.OpsDesk;
import linkspan.platform.desk.OpsReply;
import linkspan.platform.desk.OpsRequest;
import linkspan.platform.desk.OpsRoute;
import org.jspecify.annotations.Nullable;

/** {@code /admin/users} and {@code /admin/tokens}: made, listed, changed, taken away. A token is shown once. */
public final class AccessDesk implements OpsDesk {
    private static final int LONGEST = 200;
    private final Access access;

    public AccessDesk(Access access) {
        this.access = access;
    }

    @Override
    public List<OpsRoute> routes() {
        return List.of(
                OpsRoute.get("/admin/users", request -> list("users", access.users())),
                OpsRoute.post("/admin/users", this::addUser),
                OpsRoute.post("/admin/users/:id", this::changeUser),
                OpsRoute.post(
                        "/admin/users/:id/remove",
                        request -> done(access.removeUser(request.id(), request.actor()), "user " + request.id())),
                OpsRoute.get("/admin/tokens", request -> list("tokens", access.tokens())),
                OpsRoute.post("/admin/tokens", this::addToken),
                OpsRoute.post(
                        "/admin/tokens/:id/revoke",
                        request -> done(access.revokeToken(request.id(), request.actor()), "token " + request.id())));
    }

    private OpsReply addUser(OpsRequest request) {
        String name = request.text("name", LONGEST);
        boolean added = access.addUser(
                name, role(request.text("role", LONGEST)), request.text("password", LONGEST), request.actor());
        return added ? named(name) : OpsReply.error(409, "there is a user " + name);
    }

    private OpsReply changeUser(OpsRequest request) {
        String role = optional(request, "role");
        return done(
                access.changeUser(
                        request.id(), role == null ? null : role(role), optional(request, "password"), request.actor()),
                "user " + request.id());
    }

    private OpsReply addToken(OpsRequest request) {
        String name = request.text("name", LONGEST);
        return access.addToken(name, role(request.text("role", LONGEST)), request.actor())
                .map(token -> OpsReply.json(
                        201,
                        JsonNodeFactory.instance.objectNode().put("name", name).put("token", token)))
                .orElseGet(() -> OpsReply.error(409, "there is, or was, a token " + name));
    }

    private static @Nullable String optional(OpsRequest request, String name) {
        return request.body().hasNonNull(name) ? request.text(name, LONGEST) : null;
    }

    private static Role role(String label) {
        return Role.find(label)
                .orElseThrow(() -> new Refused(
                        FailureCode.REQUEST_INVALID, "role is not one of business, viewer, operator, admin"));
    }

    private static OpsReply list(String what, List<AccessStore.Holder> holders) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode list = json.putArray(what);
        for (AccessStore.Holder holder : holders) {
            Instant revoked = holder.revokedAt();
            list.addObject()
                    .put("name", holder.name())
                    .put("role", holder.role().label())
                    .put("createdAt", holder.createdAt().toString())
                    .put("revokedAt", revoked == null ? null : revoked.toString());
        }
        return OpsReply.json(json);
    }

    private static OpsReply done(boolean done, String what) {
        return done
                ? OpsReply.json(JsonNodeFactory.instance.objectNode().put("done", true))
                : OpsReply.error(404, "there is no " + what);
    }

    private static OpsReply named(String name) {
        return OpsReply.json(201, JsonNodeFactory.instance.objectNode().put("name", name));
    }
}
