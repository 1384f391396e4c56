package linkspan.console.redrive;

import static j2html.TagCreator.div;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.p;
import static j2html.TagCreator.progress;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.tr;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import linkspan.console.view.Layout;
import linkspan.console.view.Parts;
import linkspan.console.view.Trouble;
import linkspan.console.visit.LivePart;
import linkspan.console.visit.PageAnswer;
import linkspan.console.visit.PageRoute;
import linkspan.console.visit.Visit;
import linkspan.model.Json;
import linkspan.operations.OperatorServices;
import linkspan.operations.access.Role;
import linkspan.operations.redrive.Redrive;
import linkspan.operations.redrive.RedriveItem;
import linkspan.operations.redrive.RedriveState;

/** One redrive: started, paused, cancelled, and watched as it goes. */
public final class OpenRedrivePages {
    private static final int PAGE = 200;
    private final OperatorServices hub;

    public OpenRedrivePages(OperatorServices hub) {
        this.hub = hub;
    }

    public List<PageRoute> routes() {
        return List.of(
                PageRoute.get("/redrives/:id", Role.VIEWER, this::show),
                PageRoute.post("/redrives/:id/running", Role.OPERATOR, visit -> become(visit, RedriveState.RUNNING)),
                PageRoute.post("/redrives/:id/paused", Role.OPERATOR, visit -> become(visit, RedriveState.PAUSED)),
                PageRoute.post(
                        "/redrives/:id/cancelled", Role.OPERATOR, visit -> become(visit, RedriveState.CANCELLED)));
    }

    private PageAnswer become(Visit visit, RedriveState next) {
        return hub.redrives()
                .become(visit.id(), next, visit.who().name())
                .map(plan -> (PageAnswer) new PageAnswer.Go(Parts.path("redrives", plan.id())))
                .orElseGet(() -> Trouble.missing(visit, visit.id()));
    }

    static DomContent state(Visit visit, Redrive plan) {
        String tone = switch (plan.state()) {
            case DONE -> "good";
            case RUNNING, PLANNED, PAUSED -> "busy";
            case STOPPED -> "bad";
            case CANCELLED -> "calm";
        };
        return Parts.badge(tone, visit.say("redrive.state." + plan.state().label()));
    }

    static DomContent bar(Visit visit, Redrive plan) {
        return progress()
                .attr("max", Math.max(1, plan.counts().all()))
                .attr("value", plan.counts().settled())
                .attr("aria-label", visit.say("redrive.progress"));
    }

    private PageAnswer show(Visit visit) {
        Redrive plan = hub.redrives().find(visit.id()).orElse(null);
        if (plan == null) {
            return Trouble.missing(visit, visit.id());
        }
        String live = "/redrives/" + plan.id()
                + Parts.query(Map.of("after", visit.query().getOrDefault("after", "")));
        return PageAnswer.ok(Layout.page(
                visit,
                visit.say("nav.redrives") + " · " + visit.words().time(plan.at()),
                Parts.live(live, how(visit, plan))));
    }

    /** How it goes, of one redrive. */
    public LivePart live() {
        return LivePart.forEach(
                "/redrives/:id",
                Role.VIEWER,
                visit -> hub.redrives()
                        .find(visit.id())
                        .map(plan -> how(visit, plan))
                        .orElseGet(() -> div()));
    }

    private DomContent how(Visit visit, Redrive plan) {
        DomContent head = section(
                        p(
                                state(visit, plan),
                                span(Objects.requireNonNullElse(plan.why(), "")),
                                span(" " + visit.words().count(plan.counts().delivered()) + " ✓  "
                                        + visit.words().count(plan.counts().failed()) + " ✗  / "
                                        + visit.words().count(plan.counts().all()))),
                        bar(visit, plan),
                        p(Json.text(plan.filter().json()) + " · " + plan.perSecond() + "/s · " + plan.failureLimit()
                                        + " %")
                                .withClass("hint key"),
                        visit.may(Role.OPERATOR) ? presses(visit, plan) : div())
                .withClass("card");
        return div(head, results(visit, plan));
    }

    private static DomContent presses(Visit visit, Redrive plan) {
        List<DomContent> forms = new ArrayList<>();
        switch (plan.state()) {
            case PLANNED -> forms.add(press(visit, plan, "running", "redrive.start", "main"));
            case RUNNING -> forms.add(press(visit, plan, "paused", "redrive.pause", "main"));
            case PAUSED, STOPPED -> forms.add(press(visit, plan, "running", "redrive.resume", "main"));
            case DONE, CANCELLED -> {
                return div();
            }
        }
        forms.add(press(visit, plan, "cancelled", "redrive.cancel", "bad"));
        return div(forms.toArray(DomContent[]::new)).withClass("line");
    }

    private static DomContent press(Visit visit, Redrive plan, String next, String word, String tone) {
        return Parts.post(visit, Parts.path("redrives", plan.id(), next), Parts.press(visit.say(word), tone));
    }

    private DomContent results(Visit visit, Redrive plan) {
        String after = visit.query().getOrDefault("after", "0");
        List<RedriveItem> items =
                hub.redrives().items(plan.id(), after.matches("\\d{1,7}") ? Integer.parseInt(after) : 0, PAGE);
        DomContent more = items.size() < PAGE
                ? div()
                : p(Parts.link(
                        Parts.path("redrives", plan.id()) + "?after="
                                + items.get(PAGE - 1).place(),
                        visit.say("more")));
        return section(
                        h2(visit.say("redrive.results")),
                        Parts.rows(
                                List.of("#", visit.say("letter"), visit.say("letter.key"), visit.say("redrive.result")),
                                items.stream().map(item -> result(visit, item)).toList()),
                        more)
                .withClass("card");
    }

    private static DomContent result(Visit visit, RedriveItem item) {
        String tone = switch (item.state()) {
            case "delivered" -> "good";
            case "failed" -> "bad";
            case "sent" -> "busy";
            default -> "calm";
        };
        String note = item.state().equals("failed") || item.state().equals("skipped")
                ? Objects.requireNonNullElse(item.note(), "")
                : "";
        return tr(
                td(Integer.toString(item.place())).withClass("number"),
                th(Parts.link(
                                Parts.path("letters", item.letter().toString()),
                                item.letter().toString()))
                        .attr("scope", "row")
                        .withClass("key"),
                td(item.key()).withClass("key"),
                td(Parts.badge(tone, visit.say("redrive.item." + item.state())), span(note)));
    }
}
