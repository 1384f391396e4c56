package linkspan.lab.sandbox.door;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import linkspan.lab.sandbox.call.SandboxJson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers for calls that reach no system: {@code {"error":…}}. */
final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
    private static final Map<Integer, String> WORDS = Map.of(
            400, "bad request",
            404, "no such system or path",
            405, "method not allowed here",
            413, "the body is longer than " + Doorway.BODY_LIMIT + " bytes",
            500, "the sandbox failed, see its log");

    private Failures() {}

    static void handleIn(Router router) {
        WORDS.forEach((status, words) -> router.errorHandler(status, request -> answer(request, status, words)));
    }

    private static void answer(RoutingContext request, int status, String words) {
        Throwable cause = request.failure();
        if (status == 500 && cause != null) {
            LOG.atError()
                    .addKeyValue("path", request.normalizedPath())
                    .setCause(cause)
                    .log("a call failed");
        }
        if (!request.response().ended() && !request.response().closed()) {
            request.response()
                    .setStatusCode(status)
                    .putHeader("Content-Type", "application/json")
                    .end(SandboxJson.write(SandboxJson.object().put("error", words)));
        }
    }
}
