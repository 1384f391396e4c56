package linkspan.lab.sandbox.door;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Duration;
import linkspan.lab.sandbox.call.SystemAnswer;

/** The HTTP side of the systems: one path per system. A delayed answer costs a timer, no thread. */
final class Doorway {
    static final long BODY_LIMIT = 8L * 1024 * 1024;

    private final Vertx vertx;
    private final Router router;

    Doorway(Vertx vertx, Router router) {
        this.vertx = vertx;
        this.router = router;
    }

    void open(HttpReceiver receiver) {
        String root = "/" + receiver.name();
        router.route(root + "/*").handler(request -> closeWhenDown(request, receiver));
        router.route(root + "/*").handler(body());
        receiver.operations().forEach(operation -> {
            CallReader reader = new CallReader(operation);
            router.route(operation.method(), root + operation.path()).handler(request -> {
                String action = request.request().getHeader("SOAPAction");
                if (!operation.format().chosenBy(action == null ? "" : action)) {
                    request.next();
                    return;
                }
                String type = operation.format().contentType();
                send(request, type, receiver.serve(operation, reader.read(request)));
            });
        });
    }

    /** Reads bodies of up to {@link #BODY_LIMIT} bytes; longer ones are answered 413. */
    static Handler<RoutingContext> body() {
        return BodyHandler.create(false).setBodyLimit(BODY_LIMIT);
    }

    private static void closeWhenDown(RoutingContext request, HttpReceiver receiver) {
        if (receiver.down()) {
            request.request().connection().close();
            return;
        }
        request.next();
    }

    private void send(RoutingContext request, String type, Response response) {
        if (response.after().equals(Duration.ZERO)) {
            sendNow(request, type, response);
            return;
        }
        vertx.setTimer(response.after().toMillis(), timer -> sendNow(request, type, response));
    }

    private static void sendNow(RoutingContext request, String type, Response response) {
        HttpServerResponse http = request.response();
        if (http.closed()) {
            return;
        }
        if (response instanceof Response.Reply reply) {
            write(http, type, reply.answer());
            return;
        }
        request.request().connection().close();
    }

    private static void write(HttpServerResponse http, String type, SystemAnswer answer) {
        http.setStatusCode(answer.status());
        if (answer instanceof SystemAnswer.Replayed) {
            http.putHeader("Idempotent-Replayed", "true");
        }
        if (answer.status() == 204 || answer.status() == 304) {
            http.end();
            return;
        }
        boolean xml = answer.body().startsWith("<") && type.contains("json"); // a carrier's own form
        http.putHeader("Content-Type", xml ? "application/xml" : type).end(answer.body());
    }
}
