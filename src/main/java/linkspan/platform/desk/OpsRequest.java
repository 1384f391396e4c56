package linkspan.platform.desk;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Objects;
import linkspan.model.failure.FailureCode;
import linkspan.model.failure.Refused;
import org.jspecify.annotations.Nullable;

/**
 * What was asked, taken out of HTTP.
 *
 * @param actor who asks, for the audit log
 * @param path decoded parameters of the path
 * @param query decoded parameters of the query, the first of each name
 * @param body the JSON object that was sent, empty when none was
 * @param accept media type and language that the caller prefers
 */
public record OpsRequest(
        String actor, Map<String, String> path, Map<String, String> query, JsonNode body, Accept accept) {
    public OpsRequest {
        path = Map.copyOf(path);
        query = Map.copyOf(query);
    }

    /** {@code Accept} and {@code Accept-Language} as they were sent; empty when they were not. */
    public record Accept(String type, String language) {}

    /** A parameter of the path that the route declares. */
    public String id() {
        return Objects.requireNonNull(path.get("id"));
    }

    /** Null when the query does not have it, or has it blank. */
    public @Nullable String asked(String name) {
        String value = query.get(name);
        return value == null || value.isBlank() ? null : value;
    }

    /** A text of the body; throws {@link Refused} when it is missing, blank or too long. */
    public String text(String name, int longest) {
        JsonNode value = body.path(name);
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw new Refused(FailureCode.REQUEST_INVALID, name + " is missing in the body");
        }
        if (value.textValue().length() > longest) {
            throw new Refused(FailureCode.REQUEST_INVALID, name + " is longer than " + longest);
        }
        return value.textValue().strip();
    }
}
