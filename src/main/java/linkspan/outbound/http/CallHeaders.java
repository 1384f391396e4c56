package linkspan.outbound.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a call says in its header: who calls, for which event, under which key. */
final class CallHeaders {
    static final String KEY = "Idempotency-Key";
    static final String EVENT = "ce-id";

    private CallHeaders() {}

    /**
     * Without the content type.
     *
     * @param event that is delivered; null: nobody's, it is a question
     * @param part behind the key, of a call that is one of several
     */
    static Map<String, String> of(CallTarget target, @Nullable JsonNode event, @Nullable JsonNode data, String part) {
        Map<String, String> headers = new LinkedHashMap<>(target.protocol().headers());
        if (target.token() != null) {
            headers.put("Authorization", "Bearer " + target.token());
        }
        if (event == null && target.key() != null) { // a question that names a thing of its own
            headers.put(KEY, target.idempotencyKey("", data) + part);
        }
        if (event != null) {
            headers.put(KEY, target.idempotencyKey(event.path("eventId").asText(), data) + part);
            headers.put(EVENT, event.path("eventId").asText());
            headers.put("ce-type", event.path("eventType").asText());
            headers.put("ce-subject", HeaderText.encoded(event.path("key").asText()));
            headers.put("ce-sequence", event.path("sequence").asText());
            if (event.hasNonNull("traceparent")) {
                headers.put("traceparent", event.path("traceparent").asText());
            }
        }
        return headers;
    }
}
