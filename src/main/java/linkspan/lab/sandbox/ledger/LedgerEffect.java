package linkspan.lab.sandbox.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import linkspan.lab.sandbox.call.Action;
import linkspan.lab.sandbox.call.SandboxJson;
import linkspan.lab.sandbox.call.SystemAnswer;
import linkspan.lab.sandbox.call.SystemCall;

/** Something that happened at a system because of a call: one line of its ledger. */
public record LedgerEffect(Instant at, Action action, SystemCall call, SystemAnswer.Done answer) {

    String line(String system) {
        SystemCall.Origin origin = call.origin();
        ObjectNode line = SandboxJson.object()
                .put("time", at.toEpochMilli())
                .put("system", system)
                .put("action", action.word())
                .put("path", call.path())
                .put("orderId", origin.orderId())
                .put("number", call.number())
                .put("eventId", origin.eventId())
                .put("sequence", origin.sequence())
                .put("idempotencyKey", origin.key())
                .put("status", answer.status())
                .put("answer", answer.body());
        line.set("request", call.body());
        return SandboxJson.write(line);
    }

    static LedgerEffect parse(String text) {
        JsonNode line = SandboxJson.parse(text);
        SystemCall.Origin origin = new SystemCall.Origin(
                line.required("orderId").asText(),
                line.hasNonNull("eventId") ? line.get("eventId").asText() : null,
                line.hasNonNull("sequence") ? (Long) line.get("sequence").asLong() : null,
                line.hasNonNull("idempotencyKey") ? line.get("idempotencyKey").asText() : null);
        return new LedgerEffect(
                Instant.ofEpochMilli(line.required("time").asLong()),
                Action.of(line.required("action").asText()),
                new SystemCall(
                        line.required("path").asText(), line.required("number").asText(), origin, (ObjectNode)
                                line.required("request")),
                new SystemAnswer.Done(
                        line.required("status").asInt(), line.required("answer").asText()));
    }
}
