package linkspan.lab.sandbox.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import linkspan.lab.sandbox.call.Action;
import linkspan.lab.sandbox.call.Answer;
import linkspan.lab.sandbox.call.Call;
import linkspan.lab.sandbox.call.Json;

/** Something that happened at a system because of a call: one line of its ledger. */
public record Effect(Instant at, Action action, Call call, Answer.Done answer) {

    String line(String system) {
        Call.Origin origin = call.origin();
        ObjectNode line = Json.object()
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
        return Json.write(line);
    }

    static Effect parse(String text) {
        JsonNode line = Json.parse(text);
        Call.Origin origin = new Call.Origin(
                line.required("orderId").asText(),
                line.hasNonNull("eventId") ? line.get("eventId").asText() : null,
                line.hasNonNull("sequence") ? (Long) line.get("sequence").asLong() : null,
                line.hasNonNull("idempotencyKey") ? line.get("idempotencyKey").asText() : null);
        return new Effect(
                Instant.ofEpochMilli(line.required("time").asLong()),
                Action.of(line.required("action").asText()),
                new Call(line.required("path").asText(), line.required("number").asText(), origin, (ObjectNode)
                        line.required("request")),
                new Answer.Done(
                        line.required("status").asInt(), line.required("answer").asText()));
    }
}
