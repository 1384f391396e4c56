package linkspan.console.compare;

import static j2html.TagCreator.button;
import static j2html.TagCreator.div;
import static j2html.TagCreator.form;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.input;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.th;
import static j2html.TagCreator.tr;

import com.fasterxml.jackson.databind.JsonNode;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import linkspan.console.view.Parts;
import linkspan.console.visit.Visit;
import linkspan.model.Json;
import linkspan.operations.access.Role;
import linkspan.reconcile.compare.KeyDifference;
import linkspan.reconcile.compare.Kind;
import linkspan.reconcile.run.plan.Plan;
import linkspan.reconcile.run.record.DifferenceStore;
import linkspan.reconcile.run.record.Disagreement;
import linkspan.reconcile.run.record.PageEnd;
import org.jspecify.annotations.Nullable;

/** What differs, the largest first, a page at a time; an operator picks what is to be mended. */
final class DifferencePart {
    private static final int PAGE = 50;
    private static final int LONGEST = 200;
    private static final List<String> STATES =
            List.of("open", "in-flight", "repairing", "suspected", "repaired", "closed");
    private static final List<String> KINDS =
            Arrays.stream(Kind.values()).map(Kind::label).toList();
    private final DifferenceStore differences;

    DifferencePart(DifferenceStore differences) {
        this.differences = differences;
    }

    DomContent of(Visit visit, Plan plan) {
        DifferenceStore.Selection which = new DifferenceStore.Selection(
                plan.route(), visit.asked("state"), visit.asked("key"), visit.asked("kind"), null, PAGE);
        PageEnd after = PageEnd.read(visit.query().getOrDefault("after", "")).orElse(null);
        List<Disagreement> page = differences.list(which, after);
        return section(
                        h2(visit.say("differences")).withId("differences"),
                        filters(visit, plan),
                        page.isEmpty() ? Parts.empty(visit.say("differences.none")) : picking(visit, plan, page),
                        page.size() < PAGE ? div() : more(visit, plan, PageEnd.of(page.get(PAGE - 1))))
                .withClass("card");
    }

    private static DomContent filters(Visit visit, Plan plan) {
        return form(
                        Parts.choice(visit, "state", visit.say("difference.state"), "difference.state.", STATES),
                        Parts.choice(visit, "kind", visit.say("difference.kind"), "difference.kind.", KINDS),
                        Parts.field(
                                "key",
                                visit.say("difference.key"),
                                input().withId("key")
                                        .withName("key")
                                        .withValue(visit.query().getOrDefault("key", ""))),
                        Parts.press(visit.say("find.press"), "main"))
                .withMethod("get")
                .withAction(Parts.path("reconciliations", plan.route()) + "#differences")
                .withClass("filters");
    }

    private static DomContent more(Visit visit, Plan plan, PageEnd end) {
        Map<String, String> query = new TreeMap<>(visit.query());
        query.put("after", end.written());
        return p(Parts.link(
                Parts.path("reconciliations", plan.route()) + Parts.query(query) + "#differences", visit.say("more")));
    }

    private static DomContent picking(Visit visit, Plan plan, List<Disagreement> page) {
        boolean mends = visit.may(Role.OPERATOR) && plan.mending().repair() != null;
        DomContent rows = table(visit, plan, page, mends);
        return mends
                ? Parts.post(
                        visit,
                        Parts.path("reconciliations", plan.route(), "repair"),
                        rows,
                        div(
                                        Parts.press(visit.say("repair.try"), "main"),
                                        button(visit.say("repair.all"))
                                                .withType("submit")
                                                .withName("all")
                                                .withValue("yes")
                                                .withClasses("button", "calm"))
                                .withClass("line"))
                : div(rows, plan.mending().repair() == null ? Parts.empty(visit.say("repair.none")) : div());
    }

    private static DomContent table(Visit visit, Plan plan, List<Disagreement> page, boolean mends) {
        List<String> heads = new ArrayList<>();
        if (mends) {
            heads.add(visit.say("repair.pick"));
        }
        heads.addAll(List.of(
                visit.say("difference.key"),
                visit.say("difference.kind"),
                plan.left().system(),
                plan.right().system(),
                visit.say("difference.cause"),
                visit.say("difference.state"),
                visit.say("difference.since")));
        List<DomContent> rows = new ArrayList<>();
        for (int i = 0; i < page.size(); i++) {
            rows.add(row(visit, page.get(i), mends ? i : null));
        }
        return Parts.rows(heads, rows);
    }

    private static DomContent row(Visit visit, Disagreement each, @Nullable Integer number) {
        KeyDifference difference = each.difference();
        boolean stands = each.closedAt() == null;
        String letter = each.letter();
        String cause = visit.say("difference.cause." + Objects.requireNonNullElse(each.cause(), "unknown"));
        return tr(
                number == null
                        ? text("")
                        : td(
                                stands
                                        ? input().withType("checkbox")
                                                .withName("pick-" + number)
                                                .withValue(difference.key())
                                                .attr("aria-label", visit.say("repair.pick.of", difference.key()))
                                        : text("")),
                th(difference.key()).attr("scope", "row").withClass("key"),
                td(visit.say("difference.kind." + difference.kind().label())),
                td(side(visit, difference, difference.left())).withClass("key"),
                td(side(visit, difference, difference.right())).withClass("key"),
                td(letter == null ? text(cause) : Parts.link(Parts.path("letters", letter), cause)),
                td(
                        Parts.badge(tone(each), visit.say("difference.state." + each.state())),
                        text(Objects.requireNonNullElse(each.note(), ""))),
                td(visit.words().time(each.firstSeenAt())));
    }

    private static String tone(Disagreement each) {
        return switch (each.state()) {
            case "open" -> each.alarming() ? "bad" : "busy";
            case "repaired", "closed" -> "good";
            default -> "calm";
        };
    }

    /** Only what differs, and of whoever may see persons only: a row of a system may be about one. */
    static String side(Visit visit, KeyDifference difference, @Nullable JsonNode row) {
        if (row == null || row.isNull()) {
            return "–";
        }
        if (!visit.may(Role.OPERATOR)) {
            return "•••";
        }
        String told = difference.fields().isEmpty() || !row.isObject()
                ? Json.text(row)
                : String.join(
                        ", ",
                        difference.fields().stream()
                                .map(field -> field + " " + value(row.path(field)))
                                .toList());
        return told.length() > LONGEST ? told.substring(0, LONGEST) + "…" : told;
    }

    private static String value(JsonNode value) {
        return value.isMissingNode() ? "–" : value.isValueNode() ? value.asText() : Json.text(value);
    }
}
