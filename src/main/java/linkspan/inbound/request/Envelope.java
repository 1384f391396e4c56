package linkspan.inbound.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import linkspan.commit.Answer;
import linkspan.commit.UnitInCommit;
import linkspan.model.Json;
import linkspan.model.failure.FailureCode;
import linkspan.model.failure.Refused;
import org.jspecify.annotations.Nullable;

/**
 * Renders answers: {@code {"code","message","data","timestamp"[,"details"]}}, or RFC 9457 for failures where the sender
 * asks for it. Never holds a stack trace, a class name or SQL, because it only shows what a {@link Refused} says.
 */
public final class Envelope {
    private static final String JSON = "application/json";
    private static final String PROBLEM = "application/problem+json";
    private final Clock clock;

    public Envelope(Clock clock) {
        this.clock = clock;
    }

    /** Status 2xx with this data, null for none. */
    public Answer success(int status, @Nullable JsonNode data) {
        return new Answer(status, JSON, Json.text(envelope(0, "success", data)));
    }

    /** The failure, its specific text under {@code details.reason} (a problem's {@code detail}). */
    public Answer failure(Refused refused, AnswerStyle style) {
        return style.problem() ? problem(refused, style) : inEnvelope(refused, style);
    }

    /** The failure in the style that the unit's sender wants: for stores that refuse a unit. */
    public Answer failure(UnitInCommit unit, Refused refused) {
        AnswerStyle style = unit.part(AnswerStyle.class);
        return failure(refused, style == null ? AnswerStyle.DEFAULT : style);
    }

    private Answer inEnvelope(Refused refused, AnswerStyle style) {
        FailureCode code = refused.code();
        ObjectNode body = envelope(code.businessCode(), code.message(style.locale()), null);
        ObjectNode details = details(refused);
        if (!reason(refused).isEmpty() && !details.has("reason")) {
            details.put("reason", reason(refused));
        }
        if (!details.isEmpty()) {
            body.set("details", details);
        }
        return new Answer(code.status(), JSON, Json.text(body));
    }

    private static Answer problem(Refused refused, AnswerStyle style) {
        FailureCode code = refused.code();
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("type", "urn:linkspan:failure:" + code.label());
        body.put("title", code.message(style.locale()));
        body.put("status", code.status());
        if (!reason(refused).isEmpty()) {
            body.put("detail", reason(refused));
        }
        body.put("code", code.businessCode());
        ObjectNode details = details(refused);
        if (!details.isEmpty()) {
            body.set("details", details);
        }
        return new Answer(code.status(), PROBLEM, Json.text(body));
    }

    private ObjectNode envelope(int code, String message, @Nullable JsonNode data) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("code", code);
        body.put("message", message);
        body.set("data", data);
        body.put("timestamp", clock.millis());
        return body;
    }

    private static ObjectNode details(Refused refused) {
        return refused.details() instanceof ObjectNode object
                ? object.deepCopy()
                : JsonNodeFactory.instance.objectNode();
    }

    private static String reason(Refused refused) {
        String message = refused.getMessage();
        return message == null ? "" : message;
    }
}
