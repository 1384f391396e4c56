package linkspan.console.page;

import static j2html.TagCreator.button;
import static j2html.TagCreator.dd;
import static j2html.TagCreator.div;
import static j2html.TagCreator.dl;
import static j2html.TagCreator.dt;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.input;
import static j2html.TagCreator.label;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.pre;
import static j2html.TagCreator.section;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.textarea;
import static j2html.TagCreator.tr;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import linkspan.console.cause.CausePart;
import linkspan.console.view.Layout;
import linkspan.console.view.LineDiff;
import linkspan.console.view.Parts;
import linkspan.console.view.Trouble;
import linkspan.console.visit.PageAnswer;
import linkspan.console.visit.PageRoute;
import linkspan.console.visit.Visit;
import linkspan.model.Json;
import linkspan.operations.OperatorServices;
import linkspan.operations.access.Role;
import linkspan.operations.letters.Letter;
import linkspan.operations.letters.LetterContent;
import linkspan.operations.letters.LetterResult;
import linkspan.operations.letters.Letters;
import linkspan.operations.letters.mend.Trial;

/** One dead letter: why, what it says, what would become of it today; mended, replayed, discarded. */
public final class OpenLetterPages {
    private static final int LONGEST_PAYLOAD = 1_000_000;
    private static final int LONGEST_REASON = 500;
    private final OperatorServices hub;
    private final CausePart causes;

    public OpenLetterPages(OperatorServices hub) {
        this.hub = hub;
        this.causes = new CausePart(hub.letters());
    }

    public List<PageRoute> routes() {
        return List.of(
                PageRoute.get(
                        "/letters/:id", Role.VIEWER, visit -> with(visit, it -> shown(visit, it, it.payload(), ""))),
                PageRoute.post("/letters/:id/try", Role.OPERATOR, visit -> with(visit, it -> tried(visit, it))),
                PageRoute.post("/letters/:id/edit", Role.OPERATOR, visit -> with(visit, it -> edit(visit, it))),
                PageRoute.post(
                        "/letters/:id/approve", Role.OPERATOR, visit -> with(visit, it -> second(visit, it, true))),
                PageRoute.post(
                        "/letters/:id/withdraw", Role.OPERATOR, visit -> with(visit, it -> second(visit, it, false))),
                PageRoute.post("/letters/:id/undo", Role.OPERATOR, visit -> with(visit, it -> undo(visit, it))),
                PageRoute.post("/letters/:id/replay", Role.OPERATOR, this::replay),
                PageRoute.post("/letters/:id/discard", Role.OPERATOR, this::discard));
    }

    private interface Opened {
        PageAnswer answer(LetterContent letter);
    }

    private PageAnswer with(Visit visit, Opened page) {
        LetterContent letter = hub.letters().find(visit.id()).orElse(null);
        return letter == null ? Trouble.missing(visit, visit.id()) : page.answer(letter);
    }

    private PageAnswer replay(Visit visit) {
        return said(visit, hub.letters().replay(visit.id(), visit.who().name(), Letters.Force.IN_ORDER));
    }

    private PageAnswer discard(Visit visit) {
        return said(
                visit, hub.letters().discard(visit.id(), visit.who().name(), visit.required("reason", LONGEST_REASON)));
    }

    private PageAnswer said(Visit visit, LetterResult result) {
        String words = visit.say("result." + result.label());
        String told = words.equals(result.label()) ? result.words() : words;
        LetterContent letter = hub.letters().find(visit.id()).orElse(null);
        if (letter != null) {
            return shown(visit, letter, letter.payload(), told);
        }
        return PageAnswer.ok(Layout.page(
                visit,
                visit.say("letter"),
                div(
                                p(told).withClass("told").attr("role", "status"),
                                p(Parts.link("/console/letters", visit.say("letters.back"))))
                        .withClass("card")));
    }

    private PageAnswer tried(Visit visit, LetterContent letter) {
        return shown(visit, letter, payload(visit), "");
    }

    private PageAnswer edit(Visit visit, LetterContent letter) {
        String payload = payload(visit);
        if (!hub.mending().trial(letter, payload).fine()) {
            return shown(visit, letter, payload, visit.say("mend.refused"));
        }
        String told = switch (hub.mending().edit(letter, payload, visit.who().name())) {
            case DONE -> "mend.done";
            case PROPOSED -> "mend.proposed";
            case LATE -> "mend.late";
        };
        return with(visit, now -> shown(visit, now, now.payload(), visit.say(told)));
    }

    /** A second person has looked at what is proposed. */
    private PageAnswer second(Visit visit, LetterContent letter, boolean approves) {
        String edit = visit.required("edit", 18);
        boolean done = approves
                ? edit.matches("\\d+")
                        && hub.mending()
                                .approve(
                                        letter,
                                        Long.parseLong(edit),
                                        visit.who().name())
                : hub.mending().withdraw(letter, visit.who().name());
        String told = !done ? "mend.late" : approves ? "mend.done" : "mend.withdrawn";
        return with(visit, now -> shown(visit, now, now.payload(), visit.say(told)));
    }

    private PageAnswer undo(Visit visit, LetterContent letter) {
        boolean done = hub.mending().undo(letter, visit.who().name());
        return with(visit, now -> shown(visit, now, now.payload(), visit.say(done ? "mend.undone" : "mend.late")));
    }

    private static String payload(Visit visit) {
        return visit.required("payload", LONGEST_PAYLOAD).replace("\r\n", "\n");
    }

    private PageAnswer shown(Visit visit, LetterContent letter, String payload, String told) {
        List<DomContent> content = new ArrayList<>();
        if (!told.isEmpty()) {
            content.add(p(told).withClass("told").attr("role", "status"));
        }
        content.add(why(visit, letter));
        content.add(causes.of(visit, letter.letter()));
        if (visit.may(Role.OPERATOR)) {
            content.add(decide(visit, letter));
            hub.mending().proposal(letter).ifPresent(it -> content.add(ProposalPart.of(visit, letter, it)));
            content.add(mend(visit, letter, payload));
        } else {
            content.add(section(
                            h2(visit.say("letter.payload")),
                            pre(hub.masked().of(letter).path("payload").toPrettyString())
                                    .attr("tabindex", "0"))
                    .withClass("card"));
        }
        content.add(history(visit, letter));
        return PageAnswer.ok(Layout.page(
                visit,
                visit.say("letter") + " " + letter.letter().system() + " · "
                        + letter.letter().event(),
                content.toArray(DomContent[]::new)));
    }

    private static DomContent why(Visit visit, LetterContent content) {
        Letter letter = content.letter();
        boolean order = content.facts().getOrDefault("topic", "").equals("order-topic");
        return section(
                        p(
                                        Parts.badge("bad", visit.say("state." + letter.state())),
                                        text(" " + LetterPages.cause(letter)))
                                .withClass("lead"),
                        dl(
                                dt(visit.say("letter.key")),
                                dd(
                                        order
                                                ? Parts.link(Parts.path("orders", letter.key()), letter.key())
                                                : text(letter.key())),
                                dt(visit.say("letter.attempts")),
                                dd(Integer.toString(letter.attempts())),
                                dt(visit.say("letter.happened")),
                                dd(visit.words().time(letter.happenedAt())),
                                dt(visit.say("letter.failed")),
                                dd(visit.words().time(letter.failedAt())),
                                dt(visit.say("letter.behind")),
                                dd(visit.words().count(content.behind())),
                                dt("id"),
                                dd(letter.id()).withClass("key")))
                .withClass("card");
    }

    private DomContent decide(Visit visit, LetterContent letter) {
        String id = letter.letter().id();
        return section(
                        h2(visit.say("letter.decide")),
                        div(
                                        Parts.post(
                                                visit,
                                                Parts.path("letters", id, "replay"),
                                                Parts.press(visit.say("letter.replay"), "main")),
                                        Parts.post(
                                                        visit,
                                                        Parts.path("letters", id, "discard"),
                                                        label(visit.say("letter.because"))
                                                                .attr("for", "reason"),
                                                        input().withId("reason")
                                                                .withName("reason")
                                                                .attr("required"),
                                                        Parts.press(visit.say("letter.discard"), "bad"))
                                                .withClass("line"))
                                .withClass("decide"))
                .withClass("card");
    }

    private DomContent mend(Visit visit, LetterContent letter, String payload) {
        String id = letter.letter().id();
        Trial trial = hub.mending().trial(letter, payload);
        String original = hub.mending().original(letter).orElse(letter.payload());
        List<DomContent> fields = new ArrayList<>();
        fields.add(label(visit.say("letter.payload")).attr("for", "payload"));
        fields.add(textarea(pretty(payload))
                .withId("payload")
                .withName("payload")
                .attr("rows", "18")
                .attr("spellcheck", "false"));
        fields.add(div(
                        Parts.press(visit.say("mend.save"), "main"),
                        button(visit.say("mend.try"))
                                .withType("submit")
                                .attr("formaction", Parts.path("letters", id, "try"))
                                .withClasses("button", "calm"))
                .withClass("line"));
        return section(
                        h2(visit.say("mend")),
                        Parts.post(visit, Parts.path("letters", id, "edit"), fields.toArray(DomContent[]::new)),
                        original.equals(letter.payload())
                                ? div()
                                : Parts.post(
                                        visit,
                                        Parts.path("letters", id, "undo"),
                                        Parts.press(visit.say("mend.undo"), "calm")),
                        LineDiff.of(visit.say("mend.diff"), pretty(original), pretty(payload)),
                        verdict(visit, trial))
                .withClass("card");
    }

    private static DomContent verdict(Visit visit, Trial trial) {
        String output = trial.output();
        DomContent problems = trial.fine()
                ? p(
                        Parts.badge("good", visit.say("trial.fine")),
                        text(" " + visit.say(trial.mapping() == null ? "trial.schema" : "trial.mapped")))
                : div(
                        p(Parts.badge("bad", visit.say("trial.fails"))),
                        ul(each(trial.problems(), problem -> li(problem))));
        return div(
                h3(visit.say("trial")),
                problems,
                output == null ? div() : pre(output).attr("tabindex", "0"));
    }

    static String pretty(String payload) {
        try {
            return Json.read(payload).toPrettyString();
        } catch (Json.Malformed e) {
            return payload;
        }
    }

    private static DomContent history(Visit visit, LetterContent letter) {
        return letter.history().isEmpty()
                ? div()
                : section(
                                h2(visit.say("letter.history")),
                                Parts.rows(
                                        List.of(
                                                "#",
                                                visit.say("attempt.ended"),
                                                visit.say("attempt.outcome"),
                                                visit.say("letter.code"),
                                                visit.say("letter.reason")),
                                        letter.history().stream()
                                                .map(attempt -> tr(
                                                        td(Integer.toString(attempt.number())),
                                                        td(visit.words().time(attempt.endedAt())),
                                                        td(attempt.outcome()),
                                                        td(Objects.requireNonNullElse(attempt.code(), "–")),
                                                        td(Objects.requireNonNullElse(attempt.detail(), "–"))))
                                                .toList()))
                        .withClass("card");
    }
}
