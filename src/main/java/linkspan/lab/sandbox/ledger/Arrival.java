package linkspan.lab.sandbox.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import linkspan.lab.sandbox.call.SandboxJson;
import linkspan.lab.sandbox.call.SystemAnswer;
import linkspan.lab.sandbox.call.SystemCall;

/**
 * A call that reached a system, whatever came of it.
 *
 * @param outcome {@code effect}, {@code replayed}, {@code refused} or {@code failed}
 * @param status the HTTP status of the answer, 0 when there was none
 */
public record Arrival(Instant at, String action, SystemCall.Origin origin, String outcome, int status) {

    static Arrival of(LedgerEffect effect) {
        SystemAnswer answer = effect.answer();
        return new Arrival(
                effect.at(), effect.action().word(), effect.call().origin(), answer.outcome(), answer.status());
    }

    public ObjectNode json() {
        return SandboxJson.object()
                .put("at", at.toEpochMilli())
                .put("action", action)
                .put("eventId", origin.eventId())
                .put("sequence", origin.sequence())
                .put("outcome", outcome)
                .put("status", status);
    }
}
