package linkspan.operations.alert;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import linkspan.model.failure.FailureCode;
import linkspan.model.failure.Refused;
import linkspan.platform.alert.AlertRule;
import linkspan.platform.desk.OpsDesk;
import linkspan.platform.desk.OpsReply;
import linkspan.platform.desk.OpsRequest;
import linkspan.platform.desk.OpsRoute;
import linkspan.platform.system.Setting;
import org.jspecify.annotations.Nullable;

/** What fires, and what is not to be told for a while. */
public final class AlertDesk implements OpsDesk {
    private static final int MOST = 1_000;
    private static final int LONGEST_REASON = 400;
    private static final Duration LONGEST_SILENCE = Duration.ofDays(30);
    private static final String ANY = "*";
    private final AlertStore alerts;
    private final SilenceStore silences;

    AlertDesk(AlertStore alerts, SilenceStore silences) {
        this.alerts = alerts;
        this.silences = silences;
    }

    @Override
    public List<OpsRoute> routes() {
        return List.of(
                OpsRoute.get("/admin/alerts", this::list), OpsRoute.post("/admin/alerts/silence", this::silence));
    }

    private OpsReply list(OpsRequest request) {
        List<String> states =
                "true".equals(request.asked("all")) ? List.of("pending", "firing", "over") : List.of("firing");
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode list = json.putArray("alerts");
        alerts.list(states, MOST).forEach(alert -> list.add(alert.json()));
        return OpsReply.json(json.put("count", list.size()));
    }

    private OpsReply silence(OpsRequest request) {
        String rule = request.text("rule", 40);
        if (!rule.equals(ANY) && AlertRule.of(rule).isEmpty()) {
            throw refused("rule: there is no rule " + rule);
        }
        String subject = request.body().has("subject") ? request.text("subject", 200) : ANY;
        Duration time = time(request.body().path("for").textValue());
        String reason = request.text("reason", LONGEST_REASON);
        String until = silences.silence(rule, subject, time, request.actor(), reason)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        return OpsReply.json(JsonNodeFactory.instance
                .objectNode()
                .put("rule", rule)
                .put("subject", subject)
                .put("silencedUntil", until));
    }

    private static Duration time(@Nullable String text) {
        try {
            Duration time = Setting.duration(text == null ? "" : text);
            if (time.compareTo(LONGEST_SILENCE) > 0) {
                throw refused("for: at most " + LONGEST_SILENCE.toDays() + "d");
            }
            return time;
        } catch (IllegalArgumentException e) {
            throw refused("for: " + e.getMessage());
        }
    }

    private static Refused refused(String text) {
        return new Refused(FailureCode.REQUEST_INVALID, text);
    }
}
