package linkspan.console.page;

import static j2html.TagCreator.div;
import static j2html.TagCreator.form;
import static j2html.TagCreator.input;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.tr;

import j2html.tags.DomContent;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import linkspan.console.view.Layout;
import linkspan.console.view.Parts;
import linkspan.console.visit.PageAnswer;
import linkspan.console.visit.PageRoute;
import linkspan.console.visit.Visit;
import linkspan.operations.access.Role;
import linkspan.operations.audit.AuditEntry;
import linkspan.operations.audit.AuditFilter;
import linkspan.operations.audit.AuditLogStore;

/** Who did what, the newest first. */
public final class AuditPage {
    private static final int PAGE = 100;
    private final AuditLogStore audit;

    public AuditPage(AuditLogStore audit) {
        this.audit = audit;
    }

    public List<PageRoute> routes() {
        return List.of(PageRoute.get("/audit", Role.VIEWER, this::page));
    }

    private PageAnswer page(Visit visit) {
        String about = visit.asked("about");
        String before = visit.query().getOrDefault("before", "");
        List<AuditEntry> entries =
                audit.list(AuditFilter.about(about, before.matches("\\d{1,18}") ? Long.valueOf(before) : null, PAGE));
        DomContent more = entries.size() < PAGE
                ? div()
                : p(Parts.link(
                        "/console/audit"
                                + Parts.query(Map.of(
                                        "about", Objects.requireNonNullElse(about, ""),
                                        "before",
                                                Long.toString(
                                                        entries.get(PAGE - 1).id()))),
                        visit.say("more")));
        return PageAnswer.ok(Layout.page(
                visit,
                visit.say("nav.audit"),
                form(
                                Parts.field(
                                        "about",
                                        visit.say("audit.about"),
                                        input().withId("about")
                                                .withName("about")
                                                .withValue(Objects.requireNonNullElse(about, ""))),
                                Parts.press(visit.say("find.press"), "main"))
                        .withMethod("get")
                        .withAction("/console/audit")
                        .withClass("filters card"),
                section(
                                Parts.rowsOf(
                                        visit,
                                        "audit.none",
                                        List.of(
                                                "audit.at",
                                                "audit.actor",
                                                "audit.action",
                                                "audit.target",
                                                "audit.detail"),
                                        entries,
                                        AuditPage::row),
                                more)
                        .withClass("card")));
    }

    private static DomContent row(Visit visit, AuditEntry entry) {
        return tr(
                td(visit.words().time(entry.at())),
                th(Parts.link("/console/audit" + Parts.query(Map.of("about", entry.actor())), entry.actor()))
                        .attr("scope", "row"),
                td(entry.action()),
                td(Parts.link("/console/audit" + Parts.query(Map.of("about", entry.target())), entry.target()))
                        .withClass("key"),
                td(Objects.requireNonNullElse(entry.detail(), "")));
    }
}
