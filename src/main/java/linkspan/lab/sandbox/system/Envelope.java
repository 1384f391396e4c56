package linkspan.lab.sandbox.system;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import linkspan.lab.sandbox.call.Answer;
import linkspan.lab.sandbox.call.Json;
import org.jspecify.annotations.Nullable;

/** The answer format of the house: {@code {"code","message","data","timestamp"}}, code 0 for success. */
public record Envelope(Clock clock) {

    /** {@code status} 2xx, {@code code} 0. */
    public Answer.Done success(int status, ObjectNode data) {
        ObjectNode body = Json.object().put("code", 0).put("message", "success");
        body.set("data", data);
        return Answer.Done.of(status, body.put("timestamp", clock.millis()));
    }

    /** {@code code} is an HTTP status times 100 plus a number; {@code status} is what HTTP says, which may be 200. */
    public Answer.Refused failure(int status, int code, String message, @Nullable ObjectNode details) {
        ObjectNode body = Json.object()
                .put("code", code)
                .put("message", message)
                .putNull("data")
                .put("timestamp", clock.millis());
        if (details != null) {
            body.set("details", details);
        }
        return Answer.Refused.of(status, body);
    }

    /** A failure outside the business. */
    public Answer.Refused complain(int status, String reason) {
        return failure(status, status * 100, reason, null);
    }
}
