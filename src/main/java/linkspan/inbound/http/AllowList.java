package linkspan.inbound.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import linkspan.inbound.request.RequestFacts;

/** Copies what the hub looks at out of a request. Deny by default: a header that is not named here does not exist. */
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
            "x-timestamp",
            "x-nonce",
            "x-signature",
            "x-shopify-hmac-sha256",
            "x-shopify-webhook-id",
            "x-shopify-event-id",
            "x-shopify-topic",
            "x-shopify-shop-domain",
            "x-shopify-triggered-at",
            "x-wc-webhook-signature",
            "x-wc-webhook-delivery-id",
            "x-wc-webhook-topic",
            "x-wc-webhook-source");
    private final Traceparent traceparent;

    AllowList(Traceparent traceparent) {
        this.traceparent = traceparent;
    }

    RequestFacts copy(HttpServerRequest request, Map<String, String> parameters) {
        MultiMap sent = request.headers();
        Map<String, String> headers = new HashMap<>();
        for (String name : HEADERS) {
            List<String> values = sent.getAll(name);
            if (!values.isEmpty()) {
                headers.put(name, String.join(", ", values));
            }
        }
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
