package linkspan.platform.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import linkspan.model.Json;

/** An answer of the ops port. */
public record OpsReply(int status, String contentType, String body) {
    public static OpsReply json(JsonNode node) {
        return json(200, node);
    }

    public static OpsReply json(int status, JsonNode node) {
        return new OpsReply(status, "application/json; charset=utf-8", Json.text(node));
    }

    public static OpsReply text(String text) {
        return new OpsReply(200, "text/plain; charset=utf-8", text);
    }

    /** {@code {"error": …}}. */
    public static OpsReply error(int status, String error) {
        return json(status, JsonNodeFactory.instance.objectNode().put("error", error));
    }
}
