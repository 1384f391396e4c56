package linkspan.operations.erasure;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import linkspan.platform.desk.OpsDesk;
import linkspan.platform.desk.OpsReply;
import linkspan.platform.desk.OpsRequest;
import linkspan.platform.desk.OpsRoute;

/**
 * {@code POST /admin/customers/{id}/forget}, with {@code channel} in the body where several have that number, and {@code POST
 * /admin/clients/{name}/forget}.
 */
public final class ErasureDesk implements OpsDesk {
    private static final int LONGEST = 255;
    private final ErasureStore store;
    private final ClientErasureStore clients;
    private final Predicate<String> system;
    private final Runnable refresh;

    /**
     * @param system whether a system has that name
     * @param refresh takes it over that keys are gone
     */
    public ErasureDesk(ErasureStore store, ClientErasureStore clients, Predicate<String> system, Runnable refresh) {
        this.store = store;
        this.clients = clients;
        this.system = system;
        this.refresh = refresh;
    }

    @Override
    public List<OpsRoute> routes() {
        return List.of(
                OpsRoute.post("/admin/customers/:id/forget", this::forget),
                OpsRoute.post("/admin/clients/:id/forget", this::forgetClient));
    }

    private OpsReply forgetClient(OpsRequest request) {
        if (system.test(request.id())) {
            return OpsReply.error(409, "a system has that name, too: what it sent cannot be told apart");
        }
        ErasureResult result = clients.forget(request.id(), request.actor());
        refresh.run();
        return reply(result, "there is no client of that name");
    }

    private OpsReply forget(OpsRequest request) {
        String channel = request.body().has("channel") ? request.text("channel", LONGEST) : null;
        return reply(store.forget(request.id(), channel, request.actor()), "there is no customer of that number");
    }

    private static OpsReply reply(ErasureResult result, String nobody) {
        if (result instanceof ErasureResult.Forgotten done) {
            return OpsReply.json(JsonNodeFactory.instance
                    .objectNode()
                    .put("orders", done.orders())
                    .put("events", done.events())
                    .put("messages", done.messages()));
        }
        if (result instanceof ErasureResult.Ambiguous several) {
            return refusal(
                    "several channels have a customer of that number: say which", "channels", several.channels());
        }
        if (result instanceof ErasureResult.Waiting waiting) {
            return refusal("still to be delivered or decided", "waiting", waiting.keys());
        }
        return OpsReply.error(404, nobody);
    }

    private static OpsReply refusal(String error, String name, Set<String> values) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("error", error + " " + new TreeSet<>(values));
        ArrayNode list = json.putArray(name);
        new TreeSet<>(values).forEach(list::add);
        return OpsReply.json(409, json);
    }
}
