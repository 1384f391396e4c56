package linkspan.console.draft;

import static j2html.TagCreator.button;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.label;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.pre;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.textarea;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import linkspan.console.view.Layout;
import linkspan.console.view.LineDiff;
import linkspan.console.view.Parts;
import linkspan.console.view.Trouble;
import linkspan.console.view.UnifiedDiff;
import linkspan.console.visit.PageAnswer;
import linkspan.console.visit.PageRoute;
import linkspan.console.visit.Visit;
import linkspan.operations.access.Role;

/** Mappings as they run; an operator edits a draft, tries it, and takes it away as a patch. The folders of the hub stay as they are. */
public final class MappingPages {
    private static final int LONGEST = 500_000;
    private static final int INPUTS = 500;
    private final DraftDesk desk;

    public MappingPages(DraftDesk desk) {
        this.desk = desk;
    }

    public List<PageRoute> routes() {
        return List.of(
                PageRoute.get("/mappings", Role.VIEWER, this::list),
                PageRoute.get(
                        "/mappings/:system/:name",
                        Role.VIEWER,
                        visit -> with(visit, it -> shown(visit, it, it.text()))),
                PageRoute.post(
                        "/mappings/:system/:name/try", Role.OPERATOR, visit -> with(visit, it -> tried(visit, it))),
                PageRoute.post(
                        "/mappings/:system/:name/patch", Role.OPERATOR, visit -> with(visit, it -> patch(visit, it))));
    }

    private interface Opened {
        PageAnswer answer(DraftDesk.MappingFile file);
    }

    private PageAnswer with(Visit visit, Opened page) {
        String name = visit.path().get("system") + "/" + visit.path().get("name");
        Optional<DraftDesk.MappingFile> file = desk.find(name);
        return file.isEmpty() ? Trouble.missing(visit, name) : page.answer(file.get());
    }

    private PageAnswer list(Visit visit) {
        return PageAnswer.ok(Layout.page(
                visit,
                visit.say("nav.mappings"),
                p(visit.say("mappings.help")).withClass("hint"),
                section(ul(each(desk.names(), name -> li(Parts.link(path(name), name))))
                                .withClass("columns"))
                        .withClass("card")));
    }

    private static String path(String name, String... more) {
        String[] parts = name.split("/", 2);
        return Parts.path("mappings", parts[0], parts[1]) + String.join("", more);
    }

    private PageAnswer shown(Visit visit, DraftDesk.MappingFile file, String draft, DomContent... trial) {
        List<DomContent> content = new ArrayList<>();
        content.add(p(file.file()).withClass("under"));
        if (visit.may(Role.OPERATOR)) {
            content.add(div(
                            editor(visit, file, draft),
                            section(trial.length == 0 ? new DomContent[] {p(visit.say("draft.help"))} : trial)
                                    .withId("trial")
                                    .withClass("card"))
                    .withClass("beside"));
        }
        content.add(section(h2(visit.say("draft.now")), numbered(file.text())).withClass("card"));
        return PageAnswer.ok(Layout.page(visit, file.name(), content.toArray(DomContent[]::new)));
    }

    /** Lines with marks, so that a failure can point at one. */
    private static DomContent numbered(String text) {
        List<String> lines = text.lines().toList();
        return pre(each(
                        IntStream.range(0, lines.size()).boxed().toList(),
                        i -> span(lines.get(i) + "\n").withId("L" + (i + 1)).attr("data-line", i + 1)))
                .withClass("numbered")
                .attr("tabindex", "0");
    }

    private static DomContent editor(Visit visit, DraftDesk.MappingFile file, String draft) {
        return section(Parts.post(
                        visit,
                        path(file.name(), "/try"),
                        label(visit.say("draft")).attr("for", "draft"),
                        textarea(draft)
                                .withId("draft")
                                .withName("draft")
                                .attr("rows", "20")
                                .attr("spellcheck", "false"),
                        div(
                                        button(visit.say("draft.try"))
                                                .withType("submit")
                                                .attr("hx-post", path(file.name(), "/try"))
                                                .attr("hx-target", "#trial")
                                                .attr("hx-select", "#trial")
                                                .attr("hx-swap", "outerHTML")
                                                .attr("hx-disabled-elt", "this")
                                                .withClasses("button", "main"),
                                        button(visit.say("draft.patch"))
                                                .withType("submit")
                                                .attr("formaction", path(file.name(), "/patch"))
                                                .withClasses("button", "calm"))
                                .withClass("line")))
                .withClass("card");
    }

    private PageAnswer tried(Visit visit, DraftDesk.MappingFile file) {
        String draft = draft(visit, file);
        DraftDesk.Tried tried = desk.tried(new DraftDesk.MappingFile(file.name(), file.file(), draft), INPUTS);
        return shown(
                visit,
                file,
                draft,
                TrialPart.of(visit, tried),
                LineDiff.of(visit.say("mend.diff"), file.text(), draft));
    }

    private PageAnswer patch(Visit visit, DraftDesk.MappingFile file) {
        String name = file.name().replace('/', '-').replace('_', '-') + ".patch";
        return new PageAnswer.Download(
                name, "text/x-patch; charset=utf-8", UnifiedDiff.of(file.file(), file.text(), draft(visit, file)));
    }

    /** Browsers send every end of a line as CR LF; the file's own way is kept. */
    private static String draft(Visit visit, DraftDesk.MappingFile file) {
        visit.required("draft", LONGEST);
        String draft = visit.form().getOrDefault("draft", "").replace("\r\n", "\n");
        return file.text().contains("\r\n") ? draft.replace("\n", "\r\n") : draft;
    }
}
