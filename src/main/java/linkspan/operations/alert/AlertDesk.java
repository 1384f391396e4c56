package linkspan.operations.alert;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import linkspan.model.failure.FailureCode;
import linkspan.model.failure.Refused;
import linkspan.platform.desk.OpsDesk;
import linkspan.platform.desk.OpsReply;
import linkspan.platform.desk.OpsRequest;
import linkspan.platform.desk.OpsRoute;
import linkspan.platform.system.Setting;
import org.jspecify.annotations.Nullable;

/** What fires, and what is not to be told for a while. */
public final class AlertDesk implements OpsDesk {
    private static final int LONGEST_REASON = 400;
    private final AlertBoard board;

    AlertDesk(AlertBoard board) {
        this.board = board;
    }

    @Override
    public List<OpsRoute> routes() {
        return List.of(
                OpsRoute.get("/admin/alerts", this::list), OpsRoute.post("/admin/alerts/silence", this::silence));
    }

    private OpsReply list(OpsRequest request) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode list = json.putArray("alerts");
        board.list("true".equals(request.asked("all"))).forEach(alert -> list.add(alert.json()));
        return OpsReply.json(json.put("count", list.size()));
    }

    private OpsReply silence(OpsRequest request) {
        String rule = request.text("rule", 40);
        String subject = request.body().has("subject") ? request.text("subject", 200) : AlertBoard.ANY;
        Duration time = time(request.body().path("for").textValue());
        String reason = request.text("reason", LONGEST_REASON);
        String until = board.silence(rule, subject, time, request.actor(), reason)
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
            return Setting.duration(text == null ? "" : text);
        } catch (IllegalArgumentException e) {
            throw new Refused(FailureCode.REQUEST_INVALID, "for: " + e.getMessage());
        }
    }
}
