package linkspan.outbound.http;

import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import linkspan.outbound.protocol.Transport;
import linkspan.platform.trace.Tracing;
import org.jspecify.annotations.Nullable;

/** Tells each call to a collector of traces, and its trace context to the system. */
public final class TracedTransport implements Transport {
    private static final String HEADER = "traceparent";
    private static final int SERVER_ERROR = 500;
    private final Tracing tracing;
    private final String system;
    private final Transport network;

    public TracedTransport(Tracing tracing, String system, Transport network) {
        this.tracing = tracing;
        this.system = system;
        this.network = network;
    }

    @Override
    public Future<Reply> send(Request request) {
        Tracing.Step step = tracing.begin(
                Tracing.Kind.CLIENT,
                request.method() + " " + system,
                request.headers().get(HEADER));
        Map<String, String> headers = new HashMap<>(request.headers());
        String context = step.traceparent();
        if (context != null) {
            headers.put(HEADER, context);
        }
        return network.send(new Request(request.method(), request.url(), headers, request.body(), request.timeout()))
                .onComplete(result -> step.end(error(result.result(), result.cause())));
    }

    private static @Nullable String error(@Nullable Reply reply, @Nullable Throwable cause) {
        if (reply == null) {
            return cause == null ? "failed" : cause.getClass().getSimpleName();
        }
        return reply.status() >= SERVER_ERROR ? "status " + reply.status() : null;
    }
}
