package linkspan.lab.sandbox.door;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import linkspan.lab.sandbox.call.SandboxJson;
import linkspan.lab.sandbox.ledger.Tally;

/** {@code /ledger} and {@code /faults}: what people and drills ask and switch. */
final class ControlDesk {
    private final Map<String, Receiver> receivers;

    ControlDesk(List<Receiver> receivers) {
        this.receivers = receivers.stream().collect(Collectors.toMap(Receiver::name, receiver -> receiver));
    }

    void open(Router router) {
        router.get("/ledger/:system").handler(request -> serve(request, receiver -> tally(request, receiver)));
        router.get("/ledger/:system/:order").handler(request -> serve(request, receiver -> order(request, receiver)));
        router.get("/faults/:system")
                .handler(request -> serve(request, receiver -> Future.succeededFuture(receiver.faults())));
        router.post("/faults/:system")
                .handler(Doorway.body())
                .handler(request -> serve(request, receiver -> change(request, receiver)));
    }

    private static Future<ObjectNode> tally(RoutingContext request, Receiver receiver) {
        String pairs = request.request().getParam("pairs", "false");
        if (request.request().getParam("times", "false").equals("true")) {
            return receiver.tally().map(Tally::jsonWithTimes);
        }
        return receiver.tally().map(tally -> pairs.equals("true") ? tally.jsonWithPairs() : tally.json());
    }

    private static Future<ObjectNode> order(RoutingContext request, Receiver receiver) {
        String orderId = Objects.requireNonNull(request.pathParam("order"));
        return receiver.arrivals(orderId).map(arrivals -> {
            ObjectNode json = SandboxJson.object().put("orderId", orderId);
            ArrayNode list = json.putArray("arrivals");
            arrivals.forEach(arrival -> list.add(arrival.json()));
            return json;
        });
    }

    private static Future<ObjectNode> change(RoutingContext request, Receiver receiver) {
        Optional<ObjectNode> named =
                Optional.ofNullable(request.body().buffer()).flatMap(bytes -> SandboxJson.read(bytes.getBytes()));
        if (named.isEmpty()) {
            request.response().setStatusCode(400);
            return Future.succeededFuture(SandboxJson.object().put("error", "the body is not a JSON object"));
        }
        return receiver.change(named.get()).map(change -> {
            if (change instanceof SystemFaults.Invalid invalid) {
                request.response().setStatusCode(400);
                String error = invalid.field() + ": " + invalid.reason();
                return SandboxJson.object().put("error", error).put("field", invalid.field());
            }
            return receiver.faults();
        });
    }

    private void serve(RoutingContext request, Function<Receiver, Future<ObjectNode>> answer) {
        Receiver receiver = receivers.get(request.pathParam("system"));
        if (receiver == null) {
            request.fail(404);
            return;
        }
        answer.apply(receiver)
                .onSuccess(json -> request.response()
                        .putHeader("Content-Type", "application/json")
                        .end(SandboxJson.write(json)))
                .onFailure(request::fail);
    }
}
