package linkspan.console.draft;

import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.th;
import static j2html.TagCreator.tr;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import java.util.List;
import linkspan.console.view.Parts;
import linkspan.console.visit.Visit;

/** What a draft would do: what {@code check} says, and what comes out otherwise of the last real inputs. */
final class TrialPart {
    private static final int MOST = 50;

    private TrialPart() {}

    static DomContent of(Visit visit, DraftDesk.Tried tried) {
        return div(
                        h2(
                                Parts.badge(
                                        tried.fine() ? "good" : "bad",
                                        visit.say(tried.fine() ? "trial.fine" : "trial.fails")),
                                text(visit.say("draft.checked", tried.checked()))),
                        problems(visit, tried.problems()),
                        h3(visit.say("draft.outlook")),
                        tried.outlook()
                                .map(outlook -> outlook(visit, outlook))
                                .orElseGet(() -> p(tried.why()).withClass("hint")))
                .attr("role", "status");
    }

    private static DomContent problems(Visit visit, List<DraftDesk.Problem> problems) {
        return problems.isEmpty()
                ? p(visit.say("draft.passes")).withClass("hint")
                : ul(each(
                        problems,
                        problem -> li(
                                Parts.badge(problem.fails() ? "bad" : "calm", problem.code()),
                                text(problem.place() + ": "),
                                span(problem.text()).withClass("lines"))));
    }

    private static DomContent outlook(Visit visit, DraftDesk.Outlook outlook) {
        String counts = visit.say(
                "draft.inputs",
                visit.words().count(outlook.inputs()),
                outlook.of(),
                visit.words().count(outlook.same()));
        return div(
                p(counts),
                outlook.changes().isEmpty()
                        ? div()
                        : Parts.rows(
                                List.of(
                                        visit.say("letters.count"),
                                        visit.say("draft.what"),
                                        visit.say("draft.example"),
                                        visit.say("draft.before"),
                                        visit.say("draft.after")),
                                outlook.changes().stream()
                                        .limit(MOST)
                                        .map(change -> row(visit, change))
                                        .toList()));
    }

    private static DomContent row(Visit visit, DraftDesk.Change change) {
        String tone = switch (change.sort()) {
            case "broken" -> "bad";
            case "mended" -> "good";
            default -> "busy";
        };
        return tr(
                td(visit.words().count(change.count())).withClass("number"),
                th(Parts.badge(tone, visit.say("draft.sort." + change.sort())), text(change.what()))
                        .attr("scope", "row"),
                td(change.key()).withClass("key"),
                td(change.before()).withClass("key"),
                td(change.now()).withClass("key"));
    }
}
