package linkspan.outbound.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.UnaryOperator;
import linkspan.model.FieldTemplate;
import linkspan.outbound.protocol.Protocol;
import org.jspecify.annotations.Nullable;

/**
 * Where a call goes and within which limits.
 *
 * @param url may hold <code>{field}</code>, also <code>{customer.customerId}</code>
 * @param timeout for the whole call, from the first byte sent to the last byte read
 * @param protocol how the system is spoken to
 * @param key idempotency key of its own, may hold <code>{field}</code>; null: the event's id
 * @param token bearer token, or null
 * @param repeatable a second call has no second effect
 */
record CallTarget(
        String system,
        String method,
        String url,
        Duration timeout,
        Protocol protocol,
        @Nullable String key,
        @Nullable String token,
        boolean repeatable) {
    /** A question: it has no body. */
    boolean asks() {
        return method.equals("GET");
    }

    /** The address for this event; throws where a field is missing. */
    String urlFor(@Nullable JsonNode data) {
        return filled(
                url,
                "the address",
                data,
                value -> URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20"));
    }

    /** What makes a repeated call one: the event, unless the call names a thing of its own. */
    String idempotencyKey(String eventId, @Nullable JsonNode data) {
        return key == null ? eventId : filled(key, "the idempotency key", data, HeaderText::encoded);
    }

    private static String filled(
            String template, String part, @Nullable JsonNode data, UnaryOperator<String> encoding) {
        try {
            return new FieldTemplate(template).fill(data, encoding);
        } catch (FieldTemplate.Absent e) {
            throw new IllegalArgumentException(e.getMessage() + ", it is part of " + part, e);
        }
    }
}
