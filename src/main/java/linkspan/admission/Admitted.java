package linkspan.admission;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import linkspan.caller.Identified;
import linkspan.message.ReceivedMessage;
import org.jspecify.annotations.Nullable;

/**
 * A request that a route may see.
 *
 * @param sender who sent it
 * @param message what will be stored; null for a question (GET), which changes nothing
 * @param json the body as a tree, null when there is none
 * @param query decoded parameters of a call; a delivery has none
 */
public record Admitted(
        Identified sender,
        @Nullable ReceivedMessage message,
        @Nullable JsonNode json,
        Map<String, String> query) {
    public Admitted {
        query = Map.copyOf(query);
    }
}
