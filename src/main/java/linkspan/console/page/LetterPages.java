package linkspan.console.page;

import static j2html.TagCreator.div;
import static j2html.TagCreator.form;
import static j2html.TagCreator.input;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.tr;

import j2html.tags.DomContent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import linkspan.console.view.Layout;
import linkspan.console.view.Parts;
import linkspan.console.visit.PageAnswer;
import linkspan.console.visit.PageRoute;
import linkspan.console.visit.Visit;
import linkspan.operations.OperatorServices;
import linkspan.operations.access.Role;
import linkspan.operations.letters.Letter;
import linkspan.operations.letters.LetterFilter;
import linkspan.operations.letters.LetterPage;
import linkspan.operations.letters.mend.CauseNote;
import linkspan.operations.letters.mend.LetterCause;
import org.jspecify.annotations.Nullable;

/** The list of dead letters, one by one or by what they have failed of. */
public final class LetterPages {
    private static final int PAGE = 50;
    /** So many of the newest are looked through for their causes. */
    private static final int COMPARED = 5_000;

    private static final List<String> STATES = List.of("dead", "uncertain", "kept");
    private final OperatorServices hub;

    public LetterPages(OperatorServices hub) {
        this.hub = hub;
    }

    public List<PageRoute> routes() {
        return List.of(PageRoute.get("/letters", Role.VIEWER, this::list));
    }

    private PageAnswer list(Visit visit) {
        LetterFilter filter =
                new LetterFilter(visit.asked("system"), visit.asked("code"), visit.asked("key"), visit.asked("state"));
        boolean byCause = "cause".equals(visit.asked("view"));
        return PageAnswer.ok(Layout.page(
                visit,
                visit.say("nav.letters"),
                filters(visit),
                section(views(visit, byCause), byCause ? causes(visit, filter) : letters(visit, filter))
                        .withClass("card")));
    }

    private DomContent views(Visit visit, boolean byCause) {
        Map<String, String> query = new TreeMap<>(visit.query());
        query.remove("before");
        query.put("view", "");
        String each = "/console/letters" + Parts.query(query);
        query.put("view", "cause");
        String cause = "/console/letters" + Parts.query(query);
        return p(
                        byCause ? Parts.link(each, visit.say("letters.each")) : span(visit.say("letters.each")),
                        byCause ? span(visit.say("letters.cause")) : Parts.link(cause, visit.say("letters.cause")))
                .withClass("tabs");
    }

    private DomContent filters(Visit visit) {
        return form(
                        Parts.field("system", visit.say("system"), text(visit, "system")),
                        Parts.field("code", visit.say("letter.code"), text(visit, "code")),
                        Parts.field("key", visit.say("letter.key"), text(visit, "key")),
                        Parts.choice(visit, "state", visit.say("letter.state"), "state.", STATES),
                        Parts.press(visit.say("find.press"), "main"))
                .withMethod("get")
                .withAction("/console/letters")
                .withClass("filters card");
    }

    private static DomContent text(Visit visit, String name) {
        return input().withId(name).withName(name).withValue(visit.query().getOrDefault(name, ""));
    }

    private DomContent letters(Visit visit, LetterFilter filter) {
        LetterPage page = new LetterPage(
                PAGE,
                LetterPage.Cursor.parse(visit.query().getOrDefault("before", ""))
                        .orElse(null));
        List<Letter> letters = hub.letters().list(filter, page);
        if (letters.isEmpty()) {
            return Parts.empty(visit.say("letters.none"));
        }
        Instant now = hub.platform().clock().instant();
        DomContent more = page.after(letters)
                .map(cursor -> {
                    Map<String, String> query = new TreeMap<>(visit.query());
                    query.put("before", cursor.toString());
                    return (DomContent) p(Parts.link("/console/letters" + Parts.query(query), visit.say("more")));
                })
                .orElseGet(() -> div());
        return div(
                Parts.rows(
                        List.of(
                                visit.say("letter.reason"),
                                visit.say("system"),
                                visit.say("letter.event"),
                                visit.say("letter.key"),
                                visit.say("letter.failed")),
                        letters.stream().map(letter -> row(visit, letter, now)).toList()),
                more);
    }

    private static DomContent row(Visit visit, Letter letter, Instant now) {
        return tr(
                th(
                                Parts.badge(
                                        letter.state().equals("uncertain") ? "busy" : "bad",
                                        visit.say("state." + letter.state())),
                                Parts.link(Parts.path("letters", letter.id()), cause(letter)))
                        .attr("scope", "row")
                        .withClass("reason"),
                td(letter.system()),
                td(letter.event()),
                td(letter.key()).withClass("key"),
                td(visit.words().ago(letter.failedAt(), now)));
    }

    /** The code once, then the words. */
    static String cause(Letter letter) {
        String code = Objects.requireNonNullElse(letter.code(), "-");
        String reason = Objects.requireNonNullElse(letter.reason(), "-");
        return reason.startsWith(code) ? reason : code + ": " + reason;
    }

    private DomContent causes(Visit visit, LetterFilter filter) {
        List<LetterCause> causes = LetterCause.of(hub.letters().list(filter, LetterPage.newest(COMPARED)));
        if (causes.isEmpty()) {
            return Parts.empty(visit.say("letters.none"));
        }
        Map<String, CauseNote> notes = hub.causes().all();
        return Parts.rows(
                List.of(
                        visit.say("letters.count"),
                        visit.say("letter.reason"),
                        visit.say("system"),
                        visit.say("letter.event"),
                        visit.say("cause.first"),
                        visit.say("cause.last"),
                        visit.say("cause.owner")),
                causes.stream()
                        .map(cause -> tr(
                                td(visit.words().count(cause.letters())).withClass("number"),
                                th(Parts.link(Parts.path("causes", cause.id()), cause.words()))
                                        .attr("scope", "row")
                                        .withClass("reason"),
                                td(cause.system()),
                                td(cause.event()),
                                td(visit.words().time(cause.first())),
                                td(visit.words().time(cause.last())),
                                td(owner(notes.get(cause.id())))))
                        .toList());
    }

    private static String owner(@Nullable CauseNote note) {
        return note == null || note.owner().isEmpty() ? "–" : note.owner();
    }
}
