package linkspan.lab.sandbox.system;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import linkspan.lab.sandbox.call.SandboxJson;
import linkspan.lab.sandbox.call.SystemAnswer;
import org.jspecify.annotations.Nullable;

/** The answer format of the house: {@code {"code","message","data","timestamp"}}, code 0 for success. */
public record SystemEnvelope(Clock clock) {

    /** {@code status} 2xx, {@code code} 0. */
    public SystemAnswer.Done success(int status, ObjectNode data) {
        ObjectNode body = SandboxJson.object().put("code", 0).put("message", "success");
        body.set("data", data);
        return SystemAnswer.Done.of(status, body.put("timestamp", clock.millis()));
    }

    /** {@code code} is an HTTP status times 100 plus a number; {@code status} is what HTTP says, which may be 200. */
    public SystemAnswer.Refused failure(int status, int code, String message, @Nullable ObjectNode details) {
        ObjectNode body = SandboxJson.object()
                .put("code", code)
                .put("message", message)
                .putNull("data")
                .put("timestamp", clock.millis());
        if (details != null) {
            body.set("details", details);
        }
        return SystemAnswer.Refused.of(status, body);
    }

    /** A failure outside the business. */
    public SystemAnswer.Refused complain(int status, String reason) {
        return failure(status, status * 100, reason, null);
    }
}
