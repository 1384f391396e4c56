package linkspan.console.compare;

import static j2html.TagCreator.h2;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.th;
import static j2html.TagCreator.tr;

import j2html.tags.DomContent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import linkspan.console.view.BarChart;
import linkspan.console.view.Parts;
import linkspan.console.visit.Visit;
import linkspan.reconcile.run.plan.Run;

/** The last runs of a reconciliation: as bars, and as a table below. */
final class RunPart {
    private RunPart() {}

    /** @param runs the newest first */
    static DomContent of(Visit visit, List<Run> runs) {
        if (runs.isEmpty()) {
            return section(h2(visit.say("runs")), Parts.empty(visit.say("runs.none")))
                    .withClass("card");
        }
        return section(
                        h2(visit.say("runs")),
                        chart(visit, runs),
                        Parts.rows(
                                List.of(
                                        visit.say("run.at"),
                                        visit.say("run.state"),
                                        visit.say("run.by"),
                                        visit.say("run.keys"),
                                        visit.say("run.found"),
                                        visit.say("run.alarming"),
                                        visit.say("run.way"),
                                        visit.say("run.closed"),
                                        visit.say("run.took")),
                                runs.stream().map(run -> row(visit, run)).toList()))
                .withClass("card");
    }

    private static DomContent chart(Visit visit, List<Run> runs) {
        List<Run> oldest = new ArrayList<>(runs);
        Collections.reverse(oldest);
        long most = runs.stream()
                .mapToLong(run -> run.found() + run.inFlight())
                .max()
                .orElse(0);
        return BarChart.of(
                visit.say("runs.picture"),
                visit.words().count(most),
                oldest.stream().map(run -> bar(visit, run)).toList());
    }

    private static BarChart.Bar bar(Visit visit, Run run) {
        String title = visit.say(
                "runs.bar",
                visit.words().time(run.startedAt()),
                visit.words().count(run.found()),
                visit.words().count(run.alarming()),
                visit.words().count(run.inFlight()));
        return new BarChart.Bar(
                title,
                List.of(
                        new BarChart.Part("bad", run.alarming()),
                        new BarChart.Part("busy", run.found() - run.alarming()),
                        new BarChart.Part("calm", run.inFlight())));
    }

    private static DomContent row(Visit visit, Run run) {
        return tr(
                th(visit.words().time(run.startedAt())).attr("scope", "row"),
                td(state(visit, run), run.late() ? Parts.badge("busy", visit.say("run.late")) : text("")),
                td(run.by().equals("schedule") ? visit.say("run.schedule") : run.by()),
                td(visit.words().count(run.keys())).withClass("number"),
                td(visit.words().count(run.found())).withClass("number"),
                td(visit.words().count(run.alarming())).withClass("number"),
                td(visit.words().count(run.inFlight())).withClass("number"),
                td(visit.words().count(run.closed())).withClass("number"),
                td(took(visit, run)).withClass("number"));
    }

    /** With the reason, where it failed. */
    static DomContent state(Visit visit, Run run) {
        String tone = switch (run.state()) {
            case "running" -> "busy";
            case "failed" -> "bad";
            default -> run.alarming() > 0 ? "busy" : "good";
        };
        String error = run.error();
        return span(Parts.badge(tone, visit.say("run.state." + run.state())), text(error == null ? "" : error));
    }

    private static String took(Visit visit, Run run) {
        Instant ended = run.endedAt();
        return ended == null ? "–" : visit.words().took(Duration.between(run.startedAt(), ended));
    }
}
