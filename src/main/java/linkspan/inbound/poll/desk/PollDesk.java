package linkspan.inbound.poll.desk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import linkspan.inbound.poll.checkpoint.Checkpoint;
import linkspan.inbound.poll.checkpoint.Checkpoint.State;
import linkspan.inbound.poll.checkpoint.CheckpointStore;
import linkspan.model.Json;
import linkspan.model.failure.FailureCode;
import linkspan.model.failure.Refused;
import linkspan.platform.audit.AuditStore;
import linkspan.platform.desk.OpsDesk;
import linkspan.platform.desk.OpsReply;
import linkspan.platform.desk.OpsRequest;
import linkspan.platform.desk.OpsRoute;
import org.jspecify.annotations.Nullable;

/** {@code GET /admin/polls}, {@code POST /admin/polls/<route>/run|pause|resume|reset}; a reset says what it would do until it is confirmed. */
public final class PollDesk implements OpsDesk {
    private static final int LONGEST = 400;
    private final Polls polls;
    private final CheckpointStore checkpoints;
    private final AuditStore audit;

    public PollDesk(Polls polls, CheckpointStore checkpoints, AuditStore audit) {
        this.polls = polls;
        this.checkpoints = checkpoints;
        this.audit = audit;
    }

    @Override
    public List<OpsRoute> routes() {
        return List.of(
                OpsRoute.get("/admin/polls", request -> list()),
                OpsRoute.post("/admin/polls/:id/run", this::run),
                OpsRoute.post("/admin/polls/:id/pause", request -> put(request, State.PAUSED)),
                OpsRoute.post("/admin/polls/:id/resume", request -> put(request, State.RUNNING)),
                OpsRoute.post("/admin/polls/:id/reset", this::reset));
    }

    private OpsReply list() {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        polls.all().forEach(poll -> all.add(json(poll)));
        return OpsReply.json(JsonNodeFactory.instance.objectNode().set("polls", all));
    }

    private static ObjectNode json(Polls.Poll poll) {
        Checkpoint checkpoint = poll.checkpoint();
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("route", checkpoint.route())
                .put("state", poll.state())
                .put("reason", checkpoint.reason())
                .put("changed", checkpoint.shape().changed())
                .put("caughtUp", checkpoint.caughtUp())
                .put("rows", checkpoint.all().rows())
                .put("bad", checkpoint.all().bad())
                .put("runRows", checkpoint.run().rows())
                .put("runBad", checkpoint.run().bad())
                .put(
                        "movedAt",
                        checkpoint.movedAt() == null
                                ? null
                                : checkpoint.movedAt().toString());
        return json.set("position", checkpoint.position());
    }

    private OpsReply run(OpsRequest request) {
        polls.run(request.id(), request.actor());
        return done(request.id(), "started");
    }

    private OpsReply put(OpsRequest request, State state) {
        polls.put(request.id(), state, request.actor());
        return done(request.id(), state == State.PAUSED ? "paused" : "resumed");
    }

    private OpsReply reset(OpsRequest request) {
        Checkpoint poll = polls.known(request.id());
        @Nullable String since = optional(request, "since");
        ObjectNode position = CheckpointStore.nowhere();
        if (since != null) {
            position.put("time", time(since));
        }
        ObjectNode answer = JsonNodeFactory.instance
                .objectNode()
                .put("route", poll.route())
                .put("rowsUntilNow", poll.all().rows());
        answer.set("from", poll.position());
        answer.set("to", position);
        boolean confirmed = request.body().path("confirmed").asBoolean(false);
        if (!confirmed) {
            return OpsReply.json(answer.put("done", false));
        }
        boolean moved = checkpoints.reset(poll, position);
        audit.add(
                request.actor(),
                "poll-reset",
                poll.route(),
                (moved ? "from " : "not: moved meanwhile; from ") + Json.text(poll.position()) + " to "
                        + Json.text(position));
        if (!moved) {
            throw new Refused(
                    FailureCode.ORDER_CONFLICT,
                    poll.route() + " has moved since it was looked at: pause it, then reset it");
        }
        return OpsReply.json(answer.put("done", true));
    }

    private static String time(String since) {
        try {
            return OffsetDateTime.parse(since).toInstant().toString();
        } catch (DateTimeParseException e) {
            throw new Refused(FailureCode.REQUEST_INVALID, "since: '" + since + "' is not like 2026-11-11T00:00:00Z");
        }
    }

    private static @Nullable String optional(OpsRequest request, String name) {
        return request.body().path(name).asText("").isBlank() ? null : request.text(name, LONGEST);
    }

    private static OpsReply done(String route, String what) {
        return OpsReply.json(
                JsonNodeFactory.instance.objectNode().put("route", route).put("result", what));
    }
}
