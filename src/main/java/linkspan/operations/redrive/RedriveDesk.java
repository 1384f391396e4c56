package linkspan.operations.redrive;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import linkspan.platform.desk.OpsDesk;
import linkspan.platform.desk.OpsReply;
import linkspan.platform.desk.OpsRequest;
import linkspan.platform.desk.OpsRoute;

/** {@code /admin/redrives}: an outlook, a plan, start, pause, resume, cancel, results. */
public final class RedriveDesk implements OpsDesk {
    private static final int PAGE = 1_000;
    private final Redrives redrives;

    public RedriveDesk(Redrives redrives) {
        this.redrives = redrives;
    }

    @Override
    public List<OpsRoute> routes() {
        return List.of(
                OpsRoute.get("/admin/redrives", request -> list()),
                OpsRoute.post("/admin/redrives", this::plan),
                OpsRoute.post(
                        "/admin/redrives/outlook",
                        request -> OpsReply.json(redrives.outlook(RedriveFilter.of(request.body()))
                                .json())),
                OpsRoute.get("/admin/redrives/:id", this::show),
                become("start", RedriveState.RUNNING),
                become("pause", RedriveState.PAUSED),
                become("resume", RedriveState.RUNNING),
                become("cancel", RedriveState.CANCELLED));
    }

    private OpsRoute become(String word, RedriveState next) {
        return OpsRoute.post(
                "/admin/redrives/:id/" + word,
                request -> redrives.become(request.id(), next, request.actor())
                        .map(plan -> OpsReply.json(plan.json()))
                        .orElseGet(() -> missing(request)));
    }

    private OpsReply list() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode list = json.putArray("redrives");
        redrives.list().forEach(plan -> list.add(plan.json()));
        return OpsReply.json(json);
    }

    private OpsReply plan(OpsRequest request) {
        Redrive plan = redrives.plan(
                RedriveFilter.of(request.body()),
                request.body().path("perSecond").asInt(20),
                request.body().path("failureLimit").asInt(10),
                request.actor());
        return OpsReply.json(201, plan.json());
    }

    private OpsReply show(OpsRequest request) {
        String after = request.query().getOrDefault("after", "0");
        return redrives.find(request.id())
                .map(plan -> {
                    ObjectNode json = plan.json();
                    ArrayNode items = json.putArray("items");
                    redrives.items(plan.id(), after.matches("\\d{1,7}") ? Integer.parseInt(after) : 0, PAGE)
                            .forEach(item -> items.add(item.json()));
                    return OpsReply.json(json);
                })
                .orElseGet(() -> missing(request));
    }

    private static OpsReply missing(OpsRequest request) {
        return OpsReply.error(404, "there is no redrive " + request.id());
    }
}
