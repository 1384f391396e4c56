package linkspan.inbound.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import linkspan.inbound.request.RequestFacts;

/** Copies what the hub looks at out of a request. Deny by default: a header that is named
 * neither here nor by the way of signing on its path does not exist. */
final class AllowList {
    private static final List<String> HEADERS = List.of(
            "host",
            "content-type",
            "content-encoding",
            "accept",
            "accept-language",
            "authorization",
            "idempotency-key",
            "if-match",
            "prefer",
            "x-timestamp",
            "x-nonce",
            "x-signature");
    private final Traceparent traceparent;

    AllowList(Traceparent traceparent) {
        this.traceparent = traceparent;
    }

    /** @param named headers that the way of signing on this path looks at, too, lower case */
    RequestFacts copy(HttpServerRequest request, Map<String, String> parameters, List<String> named) {
        MultiMap sent = request.headers();
        Map<String, String> headers = new HashMap<>();
        Stream.concat(HEADERS.stream(), named.stream()).forEach(name -> {
            List<String> values = sent.getAll(name);
            if (!values.isEmpty()) {
                headers.put(name, String.join(", ", values));
            }
        });
        String query = request.query();
        return new RequestFacts(
                request.method().name(),
                path(request),
                query == null ? "" : query,
                parameters,
                headers,
                traceparent.continued(String.join(",", sent.getAll("traceparent"))));
    }

    /** The path as sent; empty for a request target that has none. */
    static String path(HttpServerRequest request) {
        String path = request.path();
        return path == null ? "" : path;
    }
}
