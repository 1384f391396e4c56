package linkspan.inbound.request;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The only things of a request that the hub looks at. Whatever else was sent (control headers of Camel or Kafka, form
 * fields, cookies) ends at the socket.
 *
 * @param method upper case
 * @param path as sent
 * @param query as sent without {@code ?}, empty when absent
 * @param parameters values of the path's {@code {name}} parts, decoded
 * @param headers those of the allow-list, names in lower case; one that came twice is joined by {@code ", "}
 * @param traceparent W3C trace context: the sender's when it is well-formed, otherwise a new one
 */
public record RequestFacts(
        String method,
        String path,
        String query,
        Map<String, String> parameters,
        Map<String, String> headers,
        String traceparent) {
    private static final Set<String> PLAIN =
            Set.of("host", "content-type", "accept", "accept-language", "idempotency-key", "if-match", "prefer");

    public RequestFacts {
        parameters = Map.copyOf(parameters);
        headers = Map.copyOf(headers);
    }

    /** Value as sent, empty when absent. The name in lower case. */
    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** What a route may see: no signature, no key, no token that a sender has shown. */
    public RequestFacts withoutProofs() {
        Map<String, String> plain = new HashMap<>(headers);
        plain.keySet().retainAll(PLAIN);
        return new RequestFacts(method, path, query, parameters, plain, traceparent);
    }

    /** The same with another trace context. */
    public RequestFacts inTrace(String context) {
        return context.equals(traceparent) ? this : new RequestFacts(method, path, query, parameters, headers, context);
    }

    /** {@code Host} as sent, port included. */
    public String host() {
        return header("host");
    }

    public String contentType() {
        return header("content-type");
    }

    /** {@code Idempotency-Key} as sent, bare or quoted. */
    public String idempotencyKey() {
        return header("idempotency-key");
    }
}
