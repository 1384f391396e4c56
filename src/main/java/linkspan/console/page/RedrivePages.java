package linkspan.console.page;

import static j2html.TagCreator.div;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.input;
import static j2html.TagCreator.p;
import static j2html.TagCreator.progress;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.tr;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import linkspan.console.view.Layout;
import linkspan.console.view.Parts;
import linkspan.console.view.Trouble;
import linkspan.console.visit.PageAnswer;
import linkspan.console.visit.PageRoute;
import linkspan.console.visit.Visit;
import linkspan.model.Json;
import linkspan.operations.OperatorServices;
import linkspan.operations.access.Role;
import linkspan.operations.redrive.Redrive;
import linkspan.operations.redrive.RedriveFilter;
import linkspan.operations.redrive.RedriveItem;
import linkspan.operations.redrive.RedriveState;
import linkspan.operations.redrive.Redrives;

/** Many letters at once: choose, try, plan, start, watch. */
public final class RedrivePages {
    private static final int PAGE = 200;
    private static final List<String> FIELDS = List.of("system", "code", "event", "key", "text");
    private final OperatorServices hub;

    public RedrivePages(OperatorServices hub) {
        this.hub = hub;
    }

    public List<PageRoute> routes() {
        return List.of(
                PageRoute.get("/redrives", Role.VIEWER, visit -> page(visit, div())),
                PageRoute.post("/redrives/look", Role.OPERATOR, this::look),
                PageRoute.post("/redrives/plan", Role.OPERATOR, this::plan),
                PageRoute.get("/redrives/:id", Role.VIEWER, this::show),
                PageRoute.post("/redrives/:id/running", Role.OPERATOR, visit -> become(visit, RedriveState.RUNNING)),
                PageRoute.post("/redrives/:id/paused", Role.OPERATOR, visit -> become(visit, RedriveState.PAUSED)),
                PageRoute.post(
                        "/redrives/:id/cancelled", Role.OPERATOR, visit -> become(visit, RedriveState.CANCELLED)));
    }

    private PageAnswer page(Visit visit, DomContent outlook) {
        List<DomContent> content = new ArrayList<>();
        content.add(p(visit.say("redrive.help")).withClass("hint"));
        if (visit.may(Role.OPERATOR)) {
            content.add(form(visit));
        }
        content.add(outlook);
        content.add(plans(visit));
        return PageAnswer.ok(Layout.page(visit, visit.say("nav.redrives"), content.toArray(DomContent[]::new)));
    }

    private static DomContent form(Visit visit) {
        List<DomContent> fields = new ArrayList<>();
        for (String name : FIELDS) {
            String word = switch (name) {
                case "system" -> "system";
                case "text" -> "redrive.text";
                default -> "letter." + name;
            };
            fields.add(Parts.field(
                    name, visit.say(word), number(visit, name, visit.query().getOrDefault(name, ""))));
        }
        fields.add(Parts.field("rate", visit.say("redrive.rate"), number(visit, "rate", "20")));
        fields.add(Parts.field("limit", visit.say("redrive.limit"), number(visit, "limit", "10")));
        fields.add(Parts.press(visit.say("redrive.look"), "main"));
        return section(
                        h2(visit.say("redrive.new")),
                        Parts.post(visit, "/console/redrives/look", fields.toArray(DomContent[]::new))
                                .withClass("filters"))
                .withClass("card");
    }

    private static DomContent number(Visit visit, String name, String otherwise) {
        return input().withId(name).withName(name).withValue(visit.form().getOrDefault(name, otherwise));
    }

    private static RedriveFilter filter(Visit visit) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        FIELDS.forEach(name -> json.put(name, visit.filled(name)));
        return RedriveFilter.of(json);
    }

    private PageAnswer look(Visit visit) {
        Redrives.Outlook outlook = hub.redrives().outlook(filter(visit));
        List<DomContent> again = new ArrayList<>();
        for (String name : FIELDS) {
            again.add(input().withType("hidden").withName(name).withValue(visit.filled(name)));
        }
        again.add(input().withType("hidden").withName("rate").withValue(visit.filled("rate")));
        again.add(input().withType("hidden").withName("limit").withValue(visit.filled("limit")));
        again.add(Parts.press(visit.say("redrive.plan"), "main"));
        return page(
                visit,
                section(
                                h2(visit.say("redrive.count") + ": "
                                        + visit.words().count(outlook.letters())),
                                outlook.letters() == 0
                                        ? div()
                                        : div(
                                                p(visit.say("redrive.sample")).withClass("hint"),
                                                Parts.rows(
                                                        List.of(visit.say("letter"), visit.say("trial")),
                                                        outlook.sample().stream()
                                                                .map(tried -> tried(visit, tried))
                                                                .toList()),
                                                Parts.post(
                                                        visit,
                                                        "/console/redrives/plan",
                                                        again.toArray(DomContent[]::new))))
                        .withClass("card"));
    }

    private static DomContent tried(Visit visit, Redrives.Tried tried) {
        boolean fine = tried.trial().fine();
        return tr(
                th(Parts.link(Parts.path("letters", tried.letter()), tried.letter()))
                        .attr("scope", "row")
                        .withClass("key"),
                td(
                        Parts.badge(fine ? "good" : "bad", visit.say(fine ? "trial.fine" : "trial.fails")),
                        span(String.join("; ", tried.trial().problems()))));
    }

    private PageAnswer plan(Visit visit) {
        Redrive plan = hub.redrives()
                .plan(
                        filter(visit),
                        number(visit.filled("rate")),
                        number(visit.filled("limit")),
                        visit.who().name());
        return new PageAnswer.Go(Parts.path("redrives", plan.id()));
    }

    private static int number(String text) {
        return text.matches("\\d{1,6}") ? Integer.parseInt(text) : -1;
    }

    private PageAnswer become(Visit visit, RedriveState next) {
        return hub.redrives()
                .become(visit.id(), next, visit.who().name())
                .map(plan -> (PageAnswer) new PageAnswer.Go(Parts.path("redrives", plan.id())))
                .orElseGet(() -> Trouble.missing(visit, visit.id()));
    }

    private DomContent plans(Visit visit) {
        List<Redrive> plans = hub.redrives().list();
        return section(
                        plans.isEmpty()
                                ? Parts.empty(visit.say("redrives.none"))
                                : Parts.rows(
                                        List.of(
                                                visit.say("redrive.at"),
                                                visit.say("redrive.by"),
                                                visit.say("redrive.state"),
                                                visit.say("redrive.progress"),
                                                visit.say("letters.count")),
                                        plans.stream()
                                                .map(plan -> row(visit, plan))
                                                .toList()))
                .withClass("card");
    }

    private static DomContent row(Visit visit, Redrive plan) {
        return tr(
                th(Parts.link(Parts.path("redrives", plan.id()), visit.words().time(plan.at())))
                        .attr("scope", "row"),
                td(plan.by()),
                td(state(visit, plan)),
                td(bar(visit, plan)),
                td(visit.words().count(plan.counts().all())).withClass("number"));
    }

    private static DomContent state(Visit visit, Redrive plan) {
        String tone = switch (plan.state()) {
            case DONE -> "good";
            case RUNNING, PLANNED, PAUSED -> "busy";
            case STOPPED -> "bad";
            case CANCELLED -> "calm";
        };
        return Parts.badge(tone, visit.say("redrive.state." + plan.state().label()));
    }

    private static DomContent bar(Visit visit, Redrive plan) {
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
        DomContent how = section(
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
        DomContent live = div(how, results(visit, plan));
        return PageAnswer.ok(Layout.page(
                visit,
                visit.say("nav.redrives") + " · " + visit.words().time(plan.at()),
                plan.state() == RedriveState.RUNNING
                        ? div(live)
                                .withId("live")
                                .attr("hx-get", visit.from().here())
                                .attr("hx-select", "#live")
                                .attr("hx-trigger", "every 2s")
                                .attr("hx-swap", "outerHTML")
                        : div(live).withId("live")));
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
