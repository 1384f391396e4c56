package linkspan.delivery.republish;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import linkspan.model.Topic;
import linkspan.model.failure.FailureCode;
import linkspan.model.failure.Refused;
import linkspan.model.kind.EventTypes;
import linkspan.platform.desk.OpsDesk;
import linkspan.platform.desk.OpsReply;
import linkspan.platform.desk.OpsRequest;
import linkspan.platform.desk.OpsRoute;
import linkspan.platform.system.Setting;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /admin/republish {"since", "topic", "key", "after"}}: one slice. The caller goes on with the answer's
 * {@code since} and {@code after} until it says {@code done}.
 */
public final class RepublishDesk implements OpsDesk {
    private static final int LONGEST = 400;
    private final Republish republish;
    private final EventTypes events;
    private final Clock clock;

    public RepublishDesk(Republish republish, EventTypes events, Clock clock) {
        this.events = events;
        this.republish = republish;
        this.clock = clock;
    }

    @Override
    public List<OpsRoute> routes() {
        return List.of(OpsRoute.post("/admin/republish", this::slice));
    }

    private OpsReply slice(OpsRequest request) {
        String topic = optional(request, "topic");
        Selection selection = new Selection(
                since(request.text("since", LONGEST)), topic == null ? null : topic(topic), optional(request, "key"));
        String after = optional(request, "after");
        Slice slice = republish.run(selection, after == null ? "" : after, request.actor());
        return OpsReply.json(JsonNodeFactory.instance
                .objectNode()
                .put("since", selection.since().toString())
                .put("events", slice.events())
                .put("keys", slice.keys())
                .put("after", slice.after())
                .put("done", slice.done()));
    }

    private static @Nullable String optional(OpsRequest request, String name) {
        JsonNode value = request.body().path(name);
        boolean none = value.isMissingNode() || value.isNull() || value.asText().isEmpty();
        return none ? null : request.text(name, LONGEST);
    }

    private Instant since(String text) {
        Instant now = clock.instant();
        Instant since = time(text, now);
        if (since.isAfter(now)) {
            throw new Refused(FailureCode.REQUEST_INVALID, "since: " + since + " has not come yet");
        }
        return since;
    }

    private static Instant time(String text, Instant now) {
        try {
            return text.contains("T") ? OffsetDateTime.parse(text).toInstant() : now.minus(Setting.duration(text));
        } catch (DateTimeParseException | IllegalArgumentException e) {
            throw new Refused(
                    FailureCode.REQUEST_INVALID, "since: '" + text + "' is neither like 2h nor 2026-11-11T00:00:00Z");
        }
    }

    private Topic topic(String wire) {
        return events.topics().stream()
                .filter(topic -> topic.wire().equals(wire))
                .findFirst()
                .orElseThrow(() -> new Refused(
                        FailureCode.REQUEST_INVALID,
                        "topic: there are " + events.topics().stream().sorted().toList()));
    }
}
