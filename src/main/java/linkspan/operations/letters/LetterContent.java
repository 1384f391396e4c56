package linkspan.operations.letters;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import linkspan.model.Json;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter, opened.
 *
 * @param facts what is known of the event or message beside its payload
 * @param traceparent W3C trace context of the message that caused it
 * @param payload what was to be delivered or mapped, as text
 * @param history attempts, oldest first
 * @param behind how many later events of the key wait for this one
 */
public record LetterContent(
        Letter letter,
        Map<String, String> facts,
        @Nullable String traceparent,
        String payload,
        List<Attempt> history,
        long behind) {
    public LetterContent {
        facts = Map.copyOf(facts);
        history = List.copyOf(history);
    }

    /** What one attempt came to. */
    public record Attempt(
            int number,
            String outcome,
            @Nullable String code,
            @Nullable String detail,
            Instant startedAt,
            Instant endedAt) {
        private ObjectNode json() {
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("attempt", number)
                    .put("outcome", outcome)
                    .put("code", code)
                    .put("detail", detail)
                    .put("startedAt", startedAt.toString())
                    .put("endedAt", endedAt.toString());
        }
    }

    public ObjectNode json() {
        ObjectNode json = letter.json();
        json.put("behind", behind).put("traceparent", traceparent);
        ObjectNode known = json.putObject("facts");
        new TreeMap<>(facts).forEach(known::put);
        ArrayNode attempts = json.putArray("history");
        history.forEach(attempt -> attempts.add(attempt.json()));
        json.set("payload", payloadJson());
        return json;
    }

    private JsonNode payloadJson() {
        try {
            return Json.read(payload);
        } catch (Json.Malformed e) {
            return TextNode.valueOf(payload);
        }
    }
}
