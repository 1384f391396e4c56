package linkspan.operations.redrive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import linkspan.model.failure.FailureCode;
import linkspan.model.failure.Refused;
import org.jspecify.annotations.Nullable;

/**
 * Which letters a plan takes; null is any. What is uncertain is never taken: somebody has to ask that system first.
 *
 * @param event what was to be delivered, or the route of an inbound message
 * @param text a part of the cause
 * @param since failed then or later; {@code until}: and before
 */
public record RedriveFilter(
        @Nullable String system,
        @Nullable String event,
        @Nullable String code,
        @Nullable String key,
        @Nullable String text,
        @Nullable Instant since,
        @Nullable Instant until) {
    /** Throws {@link Refused} for a time that is none. */
    public static RedriveFilter of(JsonNode json) {
        return new RedriveFilter(
                text(json, "system"),
                text(json, "event"),
                text(json, "code"),
                text(json, "key"),
                text(json, "text"),
                time(json, "since"),
                time(json, "until"));
    }

    private static @Nullable String text(JsonNode json, String name) {
        String value = json.path(name).asText("").strip();
        return value.isEmpty() || value.equals("null") ? null : value;
    }

    private static @Nullable Instant time(JsonNode json, String name) {
        String value = text(json, name);
        try {
            return value == null ? null : Instant.parse(value);
        } catch (DateTimeException e) {
            throw new Refused(FailureCode.REQUEST_INVALID, name + ": '" + value + "' is not like 2026-11-11T00:00:00Z");
        }
    }

    /** Only what is asked for. */
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        put(json, "system", system);
        put(json, "event", event);
        put(json, "code", code);
        put(json, "key", key);
        put(json, "text", text);
        put(json, "since", since);
        put(json, "until", until);
        return json;
    }

    private static void put(ObjectNode json, String name, @Nullable Object value) {
        if (value != null) {
            json.put(name, value.toString());
        }
    }
}
