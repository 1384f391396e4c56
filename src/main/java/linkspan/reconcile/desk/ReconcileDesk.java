package linkspan.reconcile.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import linkspan.model.failure.FailureCode;
import linkspan.model.failure.Refused;
import linkspan.platform.desk.OpsDesk;
import linkspan.platform.desk.OpsReply;
import linkspan.platform.desk.OpsRequest;
import linkspan.platform.desk.OpsRoute;
import linkspan.reconcile.run.Repairs;
import linkspan.reconcile.run.plan.Plan;
import linkspan.reconcile.run.plan.Run;
import linkspan.reconcile.run.record.DifferenceStore;
import linkspan.reconcile.run.record.Disagreement;
import org.jspecify.annotations.Nullable;

/** {@code /admin/reconcile}: what is compared, what was found, run it now, mend what differs, a report. */
public final class ReconcileDesk implements OpsDesk {
    private static final int MOST = 1_000_000;
    private static final int RUNS = 20;
    private static final int SAMPLE = 10;
    private final Comparisons comparisons;
    private final Clock clock;

    public ReconcileDesk(Comparisons comparisons, Clock clock) {
        this.comparisons = comparisons;
        this.clock = clock;
    }

    @Override
    public List<OpsRoute> routes() {
        return List.of(
                OpsRoute.get("/admin/reconcile", this::list),
                OpsRoute.get("/admin/reconcile-key", this::check),
                OpsRoute.get("/admin/reconcile/:id", this::show),
                OpsRoute.post("/admin/reconcile/:id/run", this::run),
                OpsRoute.post("/admin/reconcile/:id/repair", this::repair),
                OpsRoute.get("/admin/reconcile/:id/report", this::report));
    }

    private OpsReply list(OpsRequest request) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (Plan plan : comparisons.standing().plans()) {
            ObjectNode json = summary(plan);
            comparisons.runs().newest(plan.route(), 1).stream()
                    .findFirst()
                    .ifPresent(run -> json.set("last", run.json()));
            all.add(json);
        }
        return OpsReply.json(JsonNodeFactory.instance.objectNode().set("reconciliations", all));
    }

    private ObjectNode summary(Plan plan) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("route", plan.route())
                .put("left", plan.left().system())
                .put("right", plan.right().system())
                .put("schedule", plan.slots().cron())
                .put("zone", plan.slots().zone().getId())
                .put(
                        "next",
                        plan.slots()
                                .next(clock.instant())
                                .map(Instant::toString)
                                .orElse(null));
    }

    private OpsReply show(OpsRequest request) {
        Plan plan = plan(request);
        ObjectNode json = summary(plan);
        ArrayNode history = json.putArray("runs");
        comparisons.runs().newest(plan.route(), RUNS).forEach(run -> history.add(run.json()));
        ArrayNode found = json.putArray("differences");
        comparisons.differences().list(selection(plan, request)).forEach(each -> found.add(each.json()));
        return OpsReply.json(json);
    }

    private OpsReply run(OpsRequest request) {
        Plan plan = plan(request);
        comparisons.reconciliations().ask(plan, request.actor());
        return OpsReply.json(
                202,
                JsonNodeFactory.instance.objectNode().put("route", plan.route()).put("asked", true));
    }

    /** {@code {"keys": […]}}, {@code {"kind": …}}, {@code {"since": …}} or {@code {"all": true}}; with {@code "dryRun": true} nothing is done. */
    private OpsReply repair(OpsRequest request) {
        Plan plan = plan(request);
        JsonNode body = request.body();
        List<Disagreement> chosen = chosen(plan, body);
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("route", plan.route())
                .put("chosen", chosen.size())
                .put("dryRun", body.path("dryRun").asBoolean());
        ArrayNode sample = json.putArray("sample");
        chosen.stream().limit(SAMPLE).forEach(each -> sample.add(each.json()));
        if (body.path("dryRun").asBoolean()) {
            return OpsReply.json(json);
        }
        Repairs.Pressed pressed = comparisons.repairs().press(plan, chosen, request.actor());
        return OpsReply.json(json.put("pressed", pressed.pressed())
                .put("before", pressed.before())
                .put("refused", pressed.refused())
                .put("reason", pressed.reason()));
    }

    private List<Disagreement> chosen(Plan plan, JsonNode body) {
        String kind = body.path("kind").textValue();
        Instant since = time(body.path("since").textValue());
        if (body.path("keys").isArray()) {
            List<Disagreement> chosen = new ArrayList<>();
            for (JsonNode key : body.path("keys")) {
                List<Disagreement> mine = comparisons
                        .differences()
                        .list(new DifferenceStore.Selection(plan.route(), null, key.asText(), kind, since, SAMPLE));
                if (mine.isEmpty()) {
                    throw new Refused(
                            FailureCode.NOT_FOUND,
                            plan.route() + " has no difference about " + key.asText() + " that stands");
                }
                mine.stream().filter(each -> !each.state().equals("in-flight")).forEach(chosen::add);
            }
            return chosen;
        }
        if (kind == null && since == null && !body.path("all").asBoolean()) {
            throw new Refused(FailureCode.REQUEST_INVALID, "say which: keys, kind, since, or all");
        }
        return comparisons
                .differences()
                .list(new DifferenceStore.Selection(plan.route(), "open", null, kind, since, MOST));
    }

    private OpsReply report(OpsRequest request) {
        Plan plan = plan(request);
        List<Run> history = comparisons.runs().newest(plan.route(), RUNS);
        List<Disagreement> found = comparisons
                .differences()
                .list(new DifferenceStore.Selection(plan.route(), request.asked("state"), null, null, null, MOST));
        ReconcileReport report = new ReconcileReport(plan, history, found, clock.instant());
        String format = request.asked("format") == null ? "html" : String.valueOf(request.asked("format"));
        return switch (format) {
            case "json" -> OpsReply.json(report.json());
            case "csv" -> new OpsReply(200, "text/csv; charset=utf-8", report.csv());
            case "html" -> new OpsReply(200, "text/html; charset=utf-8", ReportPage.of(report));
            default -> throw new Refused(FailureCode.REQUEST_INVALID, "format is csv, json or html, not " + format);
        };
    }

    /** One record in all systems now. */
    private OpsReply check(OpsRequest request) {
        String key = request.asked("key");
        if (key == null) {
            throw new Refused(FailureCode.REQUEST_INVALID, "key is missing");
        }
        KeyWords words = new KeyWords("zh".equals(request.asked("lang")));
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (Plan plan : comparisons.standing().plans()) {
            all.add(words.of(plan, comparisons.reconciliations().now(plan, key), key));
        }
        return OpsReply.json(
                JsonNodeFactory.instance.objectNode().put("key", key).set("reconciliations", all));
    }

    private DifferenceStore.Selection selection(Plan plan, OpsRequest request) {
        String limit = request.asked("limit") == null ? "100" : String.valueOf(request.asked("limit"));
        if (!limit.matches("[1-9]\\d{0,4}")) {
            throw new Refused(FailureCode.REQUEST_INVALID, "limit is 1 to 99999");
        }
        return new DifferenceStore.Selection(
                plan.route(),
                request.asked("state"),
                request.asked("key"),
                request.asked("kind"),
                time(request.asked("since")),
                Integer.parseInt(limit));
    }

    private static @Nullable Instant time(@Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            throw new Refused(FailureCode.REQUEST_INVALID, "since is a time as 2026-11-11T08:00:00Z, not " + text);
        }
    }

    private Plan plan(OpsRequest request) {
        return comparisons
                .standing()
                .find(request.id())
                .orElseThrow(() -> new Refused(
                        FailureCode.NOT_FOUND,
                        "there is no reconciliation " + request.id() + "; there are "
                                + String.join(
                                        ", ",
                                        comparisons.standing().plans().stream()
                                                .map(Plan::route)
                                                .toList())));
    }
}
