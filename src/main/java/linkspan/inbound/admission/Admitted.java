package linkspan.inbound.admission;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import linkspan.inbound.auth.Identified;
import linkspan.inbound.message.ReceivedMessage;
import linkspan.model.failure.Refused;
import org.jspecify.annotations.Nullable;

/**
 * A request that a route may see.
 *
 * @param sender who sent it
 * @param message what will be stored; null for a question (GET), which changes nothing
 * @param json the body as a tree, null when there is none
 * @param query decoded parameters of a call; a delivery has none
 * @param unreadable why no route may see it: its sender is known, its body is no document; null when it can be read
 */
public record Admitted(
        Identified sender,
        @Nullable ReceivedMessage message,
        @Nullable JsonNode json,
        Map<String, String> query,
        @Nullable Refused unreadable) {
    public Admitted {
        query = Map.copyOf(query);
    }

    /** One that can be read. */
    public Admitted(
            Identified sender, @Nullable ReceivedMessage message, @Nullable JsonNode json, Map<String, String> query) {
        this(sender, message, json, query, null);
    }
}
