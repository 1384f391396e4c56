package linkspan.lab.sandbox.post;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import linkspan.lab.sandbox.call.SandboxJson;

/**
 * A message to the hub.
 *
 * @param id its delivery id, the same at every attempt
 * @param path {@code /in/wms/order-shipped}
 * @param body JSON, the same bytes at every attempt
 */
public record Mail(String id, String path, String body) {
    public static Mail of(String id, String path, ObjectNode body) {
        return new Mail(id, path, SandboxJson.write(body));
    }

    ObjectNode json() {
        return SandboxJson.object().put("id", id).put("path", path).put("body", body);
    }

    static Mail read(JsonNode json) {
        return new Mail(
                json.required("id").asText(),
                json.required("path").asText(),
                json.required("body").asText());
    }
}
