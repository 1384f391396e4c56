package linkspan.operations.timeline;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One event at one system.
 *
 * @param at when it got there, was given up or failed last; null when that is not known, or nothing has happened yet
 * @param nextAttemptAt when it is tried again by itself
 * @param behind number of the event that has to get through first; 0 for none
 * @param code a failure code's label
 * @param reason the system's words, or the person's who gave it up
 * @param letter id of the dead letter
 */
public record Stop(
        String system,
        Standing standing,
        @Nullable Instant at,
        int attempts,
        @Nullable Instant nextAttemptAt,
        long behind,
        @Nullable String code,
        @Nullable String reason,
        @Nullable String letter) {
    static Stop plain(String system, Standing standing) {
        return new Stop(system, standing, null, 0, null, 0, null, null, null);
    }

    /** {@code "sent": false} where nothing was meant for it. */
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("system", system)
                .put("state", standing.label())
                .put("attempts", attempts);
        if (standing == Standing.NOT_MEANT) {
            json.put("sent", false);
        }
        put(json, "at", at);
        put(json, "nextAttemptAt", nextAttemptAt);
        if (behind > 0) {
            json.put("behind", behind);
        }
        put(json, "code", code);
        put(json, "reason", reason);
        put(json, "letter", letter);
        return json;
    }

    private static void put(ObjectNode json, String name, @Nullable Object value) {
        if (value != null) {
            json.put(name, value.toString());
        }
    }
}
