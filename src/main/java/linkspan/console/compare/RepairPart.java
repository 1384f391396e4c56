package linkspan.console.compare;

import static j2html.TagCreator.div;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.th;
import static j2html.TagCreator.tr;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import linkspan.console.view.Parts;
import linkspan.console.visit.Visit;
import linkspan.model.failure.FailureCode;
import linkspan.model.failure.Refused;
import linkspan.reconcile.desk.Comparisons;
import linkspan.reconcile.run.Repairs;
import linkspan.reconcile.run.plan.Plan;
import linkspan.reconcile.run.record.DifferenceStore;
import linkspan.reconcile.run.record.Disagreement;

/** First what mending would come to, asked of both systems; then, on a second press, mending itself. */
final class RepairPart {
    /** Each is asked of two systems while somebody waits; {@code reconcile repair} takes more. */
    private static final int MOST = 200;

    private static final int ONE_KEY = 10;
    private final Comparisons comparisons;

    RepairPart(Comparisons comparisons) {
        this.comparisons = comparisons;
    }

    DomContent pressed(Visit visit, Plan plan) {
        List<Disagreement> chosen = chosen(visit, plan);
        if (chosen.isEmpty()) {
            throw new Refused(FailureCode.REQUEST_INVALID, visit.say("repair.nothing"));
        }
        return visit.filled("sure").equals("yes") ? mended(visit, plan, chosen) : foreseen(visit, plan, chosen);
    }

    private List<Disagreement> chosen(Visit visit, Plan plan) {
        DifferenceStore differences = comparisons.differences();
        if (visit.filled("all").equals("yes")) {
            return differences.list(DifferenceStore.Selection.open(plan.route(), MOST));
        }
        TreeSet<String> keys = new TreeSet<>();
        visit.form().forEach((name, key) -> {
            if (name.startsWith("pick-")) {
                keys.add(key);
            }
        });
        List<Disagreement> chosen = new ArrayList<>();
        for (String key : keys) {
            differences.list(new DifferenceStore.Selection(plan.route(), null, key, null, null, ONE_KEY)).stream()
                    .filter(each -> !each.state().equals("in-flight"))
                    .forEach(chosen::add);
        }
        return chosen.size() > MOST ? chosen.subList(0, MOST) : chosen;
    }

    private DomContent mended(Visit visit, Plan plan, List<Disagreement> chosen) {
        Repairs.Pressed pressed =
                comparisons.repairs().press(plan, chosen, visit.who().name());
        String told =
                visit.say("repair.done", pressed.pressed(), pressed.before(), pressed.refused(), pressed.reason());
        return p(told).withClass("told").attr("role", "status");
    }

    private DomContent foreseen(Visit visit, Plan plan, List<Disagreement> chosen) {
        List<Repairs.Foreseen> foreseen = comparisons.repairs().foresee(plan, chosen);
        long would = foreseen.stream().filter(each -> each.reason().isEmpty()).count();
        List<DomContent> fields = new ArrayList<>();
        fields.add(Parts.hidden("sure", "yes"));
        for (int i = 0; i < foreseen.size(); i++) {
            if (foreseen.get(i).reason().isEmpty()) {
                fields.add(Parts.hidden(
                        "pick-" + i, foreseen.get(i).difference().difference().key()));
            }
        }
        fields.add(Parts.press(visit.say("repair.press", visit.words().count(would)), "main"));
        return section(
                        h2(visit.say("repair.foreseen", visit.words().count(would), foreseen.size())),
                        Parts.rows(
                                List.of(
                                        visit.say("difference.key"),
                                        visit.say("difference.kind"),
                                        visit.say("repair.would")),
                                foreseen.stream().map(each -> row(visit, each)).toList()),
                        would == 0
                                ? div()
                                : div(Parts.post(
                                                visit,
                                                Parts.path("reconciliations", plan.route(), "repair"),
                                                fields.toArray(DomContent[]::new)))
                                        .withClass("line"))
                .withClass("card")
                .attr("role", "status");
    }

    private static DomContent row(Visit visit, Repairs.Foreseen each) {
        return tr(
                th(each.difference().difference().key()).attr("scope", "row").withClass("key"),
                td(visit.say("difference.kind."
                        + each.difference().difference().kind().label())),
                td(
                        each.reason().isEmpty()
                                ? Parts.badge("good", visit.say("repair.mends"))
                                : Parts.badge("calm", visit.say("repair.leaves")),
                        text(each.reason())));
    }
}
