package linkspan.operations.letters;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of the list.
 *
 * @param id text of a {@link LetterId}
 * @param state dead, uncertain or kept; one that was replayed and is on its way again: waiting, or behind
 * @param event what was to be delivered, or the route that could not map it
 * @param key the thing whose later events wait
 * @param code a failure code's label
 * @param reason the words of the system, the mapping or the route
 * @param happenedAt when it was accepted
 * @param failedAt last failure
 */
public record Letter(
        String id,
        String state,
        String system,
        String event,
        String key,
        int attempts,
        @Nullable String code,
        @Nullable String reason,
        Instant happenedAt,
        @Nullable Instant failedAt) {
    public ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("state", state)
                .put("system", system)
                .put("event", event)
                .put("key", key)
                .put("attempts", attempts)
                .put("code", code)
                .put("reason", reason)
                .put("happenedAt", happenedAt.toString())
                .put("failedAt", failedAt == null ? null : failedAt.toString());
    }
}
