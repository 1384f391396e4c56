package linkspan.console.redrive;

import static j2html.TagCreator.div;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.input;
import static j2html.TagCreator.p;
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
import linkspan.console.view.Layout;
import linkspan.console.view.Parts;
import linkspan.console.visit.PageAnswer;
import linkspan.console.visit.PageRoute;
import linkspan.console.visit.Visit;
import linkspan.operations.OperatorServices;
import linkspan.operations.access.Role;
import linkspan.operations.redrive.Redrive;
import linkspan.operations.redrive.RedriveFilter;
import linkspan.operations.redrive.Redrives;

/** Many letters at once: choose, try, plan. */
public final class RedrivePages {
    private static final List<String> FIELDS = List.of("system", "code", "event", "key", "text");
    private final OperatorServices hub;

    public RedrivePages(OperatorServices hub) {
        this.hub = hub;
    }

    public List<PageRoute> routes() {
        return List.of(
                PageRoute.get("/redrives", Role.VIEWER, visit -> page(visit, div())),
                PageRoute.post("/redrives/look", Role.OPERATOR, this::look),
                PageRoute.post("/redrives/plan", Role.OPERATOR, this::plan));
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
            again.add(Parts.hidden(name, visit.filled(name)));
        }
        again.add(Parts.hidden("rate", visit.filled("rate")));
        again.add(Parts.hidden("limit", visit.filled("limit")));
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

    private DomContent plans(Visit visit) {
        List<Redrive> plans = hub.redrives().list();
        return section(Parts.rowsOf(
                        visit,
                        "redrives.none",
                        List.of("redrive.at", "redrive.by", "redrive.state", "redrive.progress", "letters.count"),
                        plans,
                        RedrivePages::row))
                .withClass("card");
    }

    private static DomContent row(Visit visit, Redrive plan) {
        return tr(
                th(Parts.link(Parts.path("redrives", plan.id()), visit.words().time(plan.at())))
                        .attr("scope", "row"),
                td(plan.by()),
                td(OpenRedrivePages.state(visit, plan)),
                td(OpenRedrivePages.bar(visit, plan)),
                td(visit.words().count(plan.counts().all())).withClass("number"));
    }
}
