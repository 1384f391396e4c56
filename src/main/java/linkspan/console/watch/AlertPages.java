package linkspan.console.watch;

import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.input;
import static j2html.TagCreator.option;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.select;
import static j2html.TagCreator.strong;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.th;
import static j2html.TagCreator.tr;

import j2html.tags.DomContent;
import java.time.Duration;
import java.util.List;
import linkspan.console.view.Layout;
import linkspan.console.view.Parts;
import linkspan.console.visit.PageAnswer;
import linkspan.console.visit.PageRoute;
import linkspan.console.visit.Visit;
import linkspan.model.failure.FailureCode;
import linkspan.model.failure.Refused;
import linkspan.operations.access.Role;
import linkspan.operations.alert.AlertBoard;
import linkspan.operations.alert.AlertRow;
import linkspan.operations.alert.Silence;
import linkspan.platform.alert.AlertRule;
import linkspan.platform.system.Setting;

/** What is wrong now, what was, and what nobody is to be told of for a while. */
public final class AlertPages {
    private static final int LATELY = 30;
    private static final int LONGEST_REASON = 400;
    private static final List<String> TIMES = List.of("30m", "2h", "1d", "7d");
    private final AlertBoard board;

    public AlertPages(AlertBoard board) {
        this.board = board;
    }

    public List<PageRoute> routes() {
        return List.of(
                PageRoute.get("/alerts", Role.VIEWER, this::page),
                PageRoute.post("/alerts/silence", Role.OPERATOR, this::silence),
                PageRoute.post("/alerts/tell", Role.OPERATOR, this::tell));
    }

    private PageAnswer page(Visit visit) {
        List<AlertRow> all = board.list(true);
        List<AlertRow> firing =
                all.stream().filter(it -> it.state().equals("firing")).toList();
        List<AlertRow> over = all.stream()
                .filter(it -> it.state().equals("over"))
                .limit(LATELY)
                .toList();
        return PageAnswer.ok(Layout.page(
                visit, visit.say("nav.alerts"), firing(visit, firing), silences(visit), lately(visit, over)));
    }

    private static DomContent firing(Visit visit, List<AlertRow> firing) {
        if (firing.isEmpty()) {
            return section(h2(visit.say("alerts.firing")), Parts.empty(visit.say("alerts.none")))
                    .withClass("card");
        }
        return section(h2(visit.say("alerts.firing")), div(each(firing, alert -> alert(visit, alert))))
                .withClass("card");
    }

    private static DomContent alert(Visit visit, AlertRow alert) {
        boolean silent = alert.silencedUntil() != null;
        return div(
                        p(
                                Parts.badge(
                                        silent ? "calm" : "bad",
                                        silent
                                                ? visit.say(
                                                        "alert.silent",
                                                        visit.words().time(alert.silencedUntil()))
                                                : visit.say("alert.fires")),
                                strong(title(visit, alert.rule()) + " · " + alert.subject())),
                        p(alert.text()),
                        p(visit.say("alert.since", visit.words().time(alert.beganAt())))
                                .withClass("hint"),
                        visit.may(Role.OPERATOR) && !silent ? silencing(visit, alert) : div())
                .withClass("alert");
    }

    private static String title(Visit visit, AlertRule rule) {
        return visit.words().tag().equals("zh") ? rule.chinese() : rule.english();
    }

    private static DomContent silencing(Visit visit, AlertRow alert) {
        String of = alert.rule().label() + " " + alert.subject();
        return Parts.post(
                        visit,
                        "/console/alerts/silence",
                        Parts.hidden("rule", alert.rule().label()),
                        Parts.hidden("subject", alert.subject()),
                        select(each(
                                        TIMES,
                                        time -> option(visit.say("time." + time))
                                                .withValue(time)))
                                .withName("for")
                                .attr("aria-label", visit.say("silence.for", of)),
                        input().withName("reason")
                                .withMaxlength("" + LONGEST_REASON)
                                .isRequired()
                                .withPlaceholder(visit.say("field.reason"))
                                .attr("aria-label", visit.say("silence.why", of)),
                        Parts.press(visit.say("silence.press"), "calm"))
                .withClass("line");
    }

    private DomContent silences(Visit visit) {
        List<Silence> standing = board.silences();
        return section(
                        h2(visit.say("silences")),
                        Parts.rowsOf(
                                visit,
                                "silences.none",
                                List.of(
                                        "alert.rule",
                                        "alert.subject",
                                        "silence.until",
                                        "silence.by",
                                        "silence.reason",
                                        "silence.end"),
                                standing,
                                AlertPages::row))
                .withClass("card");
    }

    private static DomContent row(Visit visit, Silence silence) {
        return tr(
                th(rule(visit, silence.rule())).attr("scope", "row"),
                td(silence.subject().equals(AlertBoard.ANY) ? visit.say("find.any") : silence.subject()),
                td(visit.words().time(silence.until())),
                td(silence.actor()),
                td(silence.reason()),
                td(
                        visit.may(Role.OPERATOR)
                                ? Parts.post(
                                        visit,
                                        "/console/alerts/tell",
                                        Parts.hidden("rule", silence.rule()),
                                        Parts.hidden("subject", silence.subject()),
                                        Parts.press(visit.say("silence.end"), "calm"))
                                : text("–")));
    }

    private static String rule(Visit visit, String label) {
        return label.equals(AlertBoard.ANY)
                ? visit.say("find.any")
                : AlertRule.of(label).map(rule -> title(visit, rule)).orElse(label);
    }

    private static DomContent lately(Visit visit, List<AlertRow> over) {
        return section(
                        h2(visit.say("alerts.over")),
                        Parts.rowsOf(
                                visit,
                                "alerts.over.none",
                                List.of("alert.rule", "alert.subject", "alert.began", "alert.ended", "alert.text"),
                                over,
                                AlertPages::ended))
                .withClass("card");
    }

    private static DomContent ended(Visit visit, AlertRow alert) {
        return tr(
                th(title(visit, alert.rule())).attr("scope", "row"),
                td(alert.subject()),
                td(visit.words().time(alert.beganAt())),
                td(visit.words().time(alert.overAt())),
                td(alert.text()));
    }

    private PageAnswer silence(Visit visit) {
        String time = visit.required("for", 10);
        if (!TIMES.contains(time)) {
            throw new Refused(FailureCode.REQUEST_INVALID, visit.say("form.missing", visit.say("field.for")));
        }
        board.silence(
                visit.required("rule", 40),
                visit.required("subject", 200),
                Setting.duration(time),
                visit.who().name(),
                visit.required("reason", LONGEST_REASON));
        return new PageAnswer.Go("/console/alerts");
    }

    /** The silence ends before its time. */
    private PageAnswer tell(Visit visit) {
        board.silence(
                visit.required("rule", 40),
                visit.required("subject", 200),
                Duration.ZERO,
                visit.who().name(),
                "ended before its time");
        return new PageAnswer.Go("/console/alerts");
    }
}
