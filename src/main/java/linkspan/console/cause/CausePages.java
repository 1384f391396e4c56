package linkspan.console.cause;

import static j2html.TagCreator.dd;
import static j2html.TagCreator.div;
import static j2html.TagCreator.dl;
import static j2html.TagCreator.dt;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.input;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.td;
import static j2html.TagCreator.textarea;
import static j2html.TagCreator.th;
import static j2html.TagCreator.tr;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import linkspan.console.route.RouteFiles;
import linkspan.console.view.Layout;
import linkspan.console.view.Parts;
import linkspan.console.view.Trouble;
import linkspan.console.visit.PageAnswer;
import linkspan.console.visit.PageRoute;
import linkspan.console.visit.Visit;
import linkspan.operations.OperatorServices;
import linkspan.operations.access.Role;
import linkspan.operations.letters.Letter;
import linkspan.operations.letters.LetterFilter;
import linkspan.operations.letters.LetterPage;
import linkspan.operations.letters.mend.CauseNote;
import linkspan.operations.letters.mend.CauseNoteStore;
import linkspan.operations.letters.mend.LetterCause;
import org.jspecify.annotations.Nullable;

/** One cause: its letters, its owner, what is known, and the files where it is to be mended. */
public final class CausePages {
    /** So many of the newest letters are looked through. */
    private static final int COMPARED = 5_000;

    private static final int SHOWN = 50;
    private final OperatorServices hub;
    private final RouteFiles routes;
    private final EditedFiles edited;

    public CausePages(OperatorServices hub, RouteFiles routes) {
        this.hub = hub;
        this.routes = routes;
        this.edited = new EditedFiles(hub.mappings());
    }

    public List<PageRoute> routes() {
        return List.of(
                PageRoute.get("/causes/:id", Role.VIEWER, this::page),
                PageRoute.post("/causes/:id", Role.OPERATOR, this::note));
    }

    private PageAnswer note(Visit visit) {
        if (!visit.id().matches("[0-9a-f]{32}")) {
            return Trouble.missing(visit, visit.id());
        }
        hub.causes()
                .put(
                        visit.id(),
                        visit.optional("owner", CauseNoteStore.LONGEST_OWNER),
                        visit.optional("note", CauseNoteStore.LONGEST_NOTE),
                        visit.who().name());
        return new PageAnswer.Go(Parts.path("causes", visit.id()));
    }

    private PageAnswer page(Visit visit) {
        List<Letter> letters =
                hub.letters().list(new LetterFilter(null, null, null, null), LetterPage.newest(COMPARED)).stream()
                        .filter(letter -> LetterCause.idOf(letter).equals(visit.id()))
                        .toList();
        Optional<CauseNote> note = hub.causes().find(visit.id());
        if (letters.isEmpty() && note.isEmpty()) {
            return Trouble.missing(visit, visit.id());
        }
        List<DomContent> content = new ArrayList<>();
        LetterCause.of(letters).forEach(cause -> content.add(what(visit, cause)));
        content.add(known(visit, note.orElse(null)));
        content.add(letters(visit, letters));
        return PageAnswer.ok(Layout.page(visit, visit.say("cause"), content.toArray(DomContent[]::new)));
    }

    private DomContent what(Visit visit, LetterCause cause) {
        List<DomContent> facts = new ArrayList<>(List.of(
                dt(visit.say("letters.count")),
                dd(visit.words().count(cause.letters())),
                dt(visit.say("cause.first")),
                dd(visit.words().time(cause.first())),
                dt(visit.say("cause.last")),
                dd(visit.words().time(cause.last()))));
        for (String verb : List.of("deliver", "receive")) {
            routes.find(cause.system() + "." + verb + "-" + cause.event()).ifPresent(route -> {
                facts.add(dt(visit.say("flow.route")));
                facts.add(dd(Parts.link(Parts.path("flow", route.id()), route.id())));
            });
        }
        for (EditedFiles.Line line : EditedFiles.named(cause.reason())) {
            facts.add(dt(visit.say("cause.line")));
            facts.add(dd(Parts.link(
                    Parts.path("mappings", line.system(), line.name()) + "#L" + line.number(),
                    line.system() + "/" + line.name() + ":" + line.number())));
        }
        edited.before(cause.system(), cause.first()).stream().findFirst().ifPresent(edit -> {
            facts.add(dt(visit.say("cause.edited")));
            facts.add(dd(edit.name() + " · " + visit.words().time(edit.at())));
        });
        Map<String, String> query = Map.of(
                "system", cause.system(), "event", cause.event(), "code", Objects.requireNonNullElse(cause.code(), ""));
        return section(
                        p(cause.words()).withClass("lead"),
                        dl(each(facts.stream())),
                        p(Parts.link("/console/redrives" + Parts.query(query), visit.say("cause.redrive"))))
                .withClass("card");
    }

    private static DomContent known(Visit visit, @Nullable CauseNote note) {
        String owner = note == null ? "" : note.owner();
        String words = note == null ? "" : note.note();
        DomContent by = note == null
                ? div()
                : p(visit.say("cause.noted", note.by(), visit.words().time(note.at())))
                        .withClass("hint");
        if (!visit.may(Role.OPERATOR)) {
            return section(h2(visit.say("cause.known")), p(owner).withClass("who"), p(words).withClass("lines"), by)
                    .withClass("card");
        }
        return section(
                        h2(visit.say("cause.known")),
                        Parts.post(
                                visit,
                                Parts.path("causes", visit.id()),
                                Parts.field(
                                        "owner",
                                        visit.say("cause.owner"),
                                        input().withId("owner")
                                                .withName("owner")
                                                .withMaxlength("" + CauseNoteStore.LONGEST_OWNER)
                                                .withValue(owner)),
                                Parts.field(
                                        "note",
                                        visit.say("cause.note"),
                                        textarea(words)
                                                .withId("note")
                                                .withName("note")
                                                .withMaxlength("" + CauseNoteStore.LONGEST_NOTE)
                                                .attr("rows", "4")),
                                Parts.press(visit.say("cause.save"), "main")),
                        by)
                .withClass("card");
    }

    private static DomContent letters(Visit visit, List<Letter> letters) {
        return section(
                        h2(visit.say("nav.letters")),
                        Parts.rowsOf(
                                visit,
                                "letters.none",
                                List.of("letter", "letter.key", "letter.state", "letter.failed"),
                                letters.stream().limit(SHOWN).toList(),
                                CausePages::row))
                .withClass("card");
    }

    private static DomContent row(Visit visit, Letter letter) {
        return tr(
                th(Parts.link(Parts.path("letters", letter.id()), letter.id()))
                        .attr("scope", "row")
                        .withClass("key"),
                td(letter.key()).withClass("key"),
                td(Parts.badge("bad", visit.say("state." + letter.state()))),
                td(visit.words().time(letter.failedAt())));
    }
}
