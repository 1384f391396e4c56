package linkspan.console.compare;

import static j2html.TagCreator.dd;
import static j2html.TagCreator.div;
import static j2html.TagCreator.dl;
import static j2html.TagCreator.dt;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.th;
import static j2html.TagCreator.tr;

import j2html.tags.DomContent;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import linkspan.console.view.Layout;
import linkspan.console.view.Parts;
import linkspan.console.view.Trouble;
import linkspan.console.visit.PageAnswer;
import linkspan.console.visit.PageRoute;
import linkspan.console.visit.Visit;
import linkspan.operations.access.Role;
import linkspan.reconcile.desk.Comparisons;
import linkspan.reconcile.run.plan.Plan;
import linkspan.reconcile.run.plan.Run;

/** Which systems are compared and what came of it; one with its last runs and what differs. */
public final class ReconcilePages {
    private static final int RUNS = 30;
    private final Comparisons comparisons;
    private final DifferencePart differences;
    private final RepairPart repairs;
    private final Clock clock;

    public ReconcilePages(Comparisons comparisons, Clock clock) {
        this.comparisons = comparisons;
        this.differences = new DifferencePart(comparisons.differences());
        this.repairs = new RepairPart(comparisons);
        this.clock = clock;
    }

    public List<PageRoute> routes() {
        return List.of(
                PageRoute.get("/reconciliations", Role.VIEWER, this::list),
                PageRoute.get("/reconciliations/:id", Role.VIEWER, visit -> with(visit, plan -> shown(visit, plan))),
                PageRoute.post(
                        "/reconciliations/:id/run", Role.OPERATOR, visit -> with(visit, plan -> run(visit, plan))),
                PageRoute.post(
                        "/reconciliations/:id/repair",
                        Role.OPERATOR,
                        visit -> with(visit, plan -> shown(visit, plan, repairs.pressed(visit, plan)))));
    }

    private interface Opened {
        PageAnswer answer(Plan plan);
    }

    private PageAnswer with(Visit visit, Opened page) {
        Plan plan = comparisons.standing().find(visit.id()).orElse(null);
        return plan == null ? Trouble.missing(visit, visit.id()) : page.answer(plan);
    }

    private PageAnswer list(Visit visit) {
        List<Plan> plans = comparisons.standing().plans();
        return PageAnswer.ok(Layout.page(
                visit,
                visit.say("nav.reconciliations"),
                section(Parts.rowsOf(
                                visit,
                                "reconciliations.none",
                                List.of(
                                        "reconciliation",
                                        "reconciliation.sides",
                                        "reconciliation.last",
                                        "run.found",
                                        "run.alarming",
                                        "reconciliation.next"),
                                plans,
                                this::row))
                        .withClass("card")));
    }

    private DomContent row(Visit visit, Plan plan) {
        Optional<Run> last = comparisons.runs().newest(plan.route(), 1).stream().findFirst();
        return tr(
                th(Parts.link(Parts.path("reconciliations", plan.route()), plan.route()))
                        .attr("scope", "row"),
                td(sides(plan)),
                td(last.map(run -> (DomContent) span(
                                RunPart.state(visit, run), text(visit.words().ago(run.startedAt(), clock.instant()))))
                        .orElseGet(() -> text("–"))),
                td(last.map(run -> visit.words().count(run.found())).orElse("–"))
                        .withClass("number"),
                td(last.map(run -> visit.words().count(run.alarming())).orElse("–"))
                        .withClass("number"),
                td(next(visit, plan)));
    }

    private static String sides(Plan plan) {
        return plan.left().system() + " ↔ " + plan.right().system();
    }

    private String next(Visit visit, Plan plan) {
        return visit.words().time(plan.slots().next(clock.instant()).orElse(null));
    }

    private PageAnswer run(Visit visit, Plan plan) {
        comparisons.reconciliations().ask(plan, visit.who().name());
        return shown(
                visit,
                plan,
                p(visit.say("reconciliation.asked")).withClass("told").attr("role", "status"));
    }

    private PageAnswer shown(Visit visit, Plan plan, DomContent... told) {
        List<DomContent> content = new ArrayList<>(List.of(told));
        content.add(head(visit, plan));
        content.add(RunPart.of(visit, comparisons.runs().newest(plan.route(), RUNS)));
        content.add(differences.of(visit, plan));
        return PageAnswer.ok(Layout.page(visit, plan.route(), content.toArray(DomContent[]::new)));
    }

    private DomContent head(Visit visit, Plan plan) {
        return section(
                        dl(
                                dt(visit.say("reconciliation.sides")),
                                dd(sides(plan)),
                                dt(visit.say("reconciliation.schedule")),
                                dd(plan.slots().cron() + " · "
                                        + plan.slots().zone().getId()),
                                dt(visit.say("reconciliation.next")),
                                dd(next(visit, plan)),
                                dt(visit.say("reconciliation.route")),
                                dd(Parts.link(Parts.path("flow", plan.route()), plan.route()))),
                        visit.may(Role.OPERATOR)
                                ? div(Parts.post(
                                                visit,
                                                Parts.path("reconciliations", plan.route(), "run"),
                                                Parts.press(visit.say("reconciliation.run"), "main")))
                                        .withClass("line")
                                : div())
                .withClass("card");
    }
}
