package linkspan.console.proof;

import static j2html.TagCreator.div;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.input;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.tr;

import j2html.tags.DomContent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import linkspan.console.view.Layout;
import linkspan.console.view.Parts;
import linkspan.console.view.Trouble;
import linkspan.console.visit.PageAnswer;
import linkspan.console.visit.PageRoute;
import linkspan.console.visit.Visit;
import linkspan.operations.access.Role;
import linkspan.operations.ledger.LedgerView;
import linkspan.operations.ledger.book.Gap;

/** Is anything missing: the sums of the last hour by system, and what is nowhere by name. */
public final class LedgerPage {
    private static final Duration SHOWN = Duration.ofHours(1);
    private final LedgerView ledger;
    private final Clock clock;

    public LedgerPage(LedgerView ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    public List<PageRoute> routes() {
        return List.of(
                PageRoute.get("/ledger", Role.VIEWER, this::page),
                PageRoute.post("/ledger/:id/settle", Role.OPERATOR, this::settle));
    }

    private PageAnswer page(Visit visit) {
        Instant now = clock.instant();
        List<Gap> gaps = ledger.standing();
        Collection<LedgerView.Sum> sums = ledger.sums(now.minus(SHOWN).truncatedTo(ChronoUnit.MINUTES), now);
        return PageAnswer.ok(Layout.page(
                visit,
                visit.say("nav.ledger"),
                section(
                                div(
                                        Parts.badge(
                                                gaps.isEmpty() ? "good" : "bad",
                                                gaps.isEmpty()
                                                        ? visit.say("ledger.whole")
                                                        : visit.say("ledger.gaps", gaps.size())),
                                        p(visit.say(
                                                "ledger.to",
                                                ledger.countedTo()
                                                        .map(visit.words()::time)
                                                        .orElse("–")))),
                                gaps.isEmpty() ? div() : standing(visit, gaps))
                        .withClass("card"),
                section(
                                h2(visit.say("ledger.hour")),
                                Parts.rowsOf(
                                        visit,
                                        "ledger.none",
                                        List.of(
                                                "ledger.system",
                                                "ledger.accepted",
                                                "ledger.effective",
                                                "ledger.way",
                                                "ledger.dead",
                                                "ledger.discarded",
                                                "ledger.digest"),
                                        sums,
                                        LedgerPage::row))
                        .withClass("card")));
    }

    private static DomContent row(Visit visit, LedgerView.Sum sum) {
        return tr(
                th(sum.system().isEmpty() ? visit.say("ledger.all") : sum.system())
                        .attr("scope", "row"),
                td(visit.words().count(sum.accepted().count())),
                td(visit.words().count(sum.effective().count())),
                td(visit.words().count(sum.underWay())),
                td(visit.words().count(sum.dead())),
                td(visit.words().count(sum.discarded())),
                td(sum.accepted().hex().substring(0, 12)).withClass("key"));
    }

    private static DomContent standing(Visit visit, List<Gap> gaps) {
        return Parts.rows(
                List.of(visit.say("ledger.found"), visit.say("ledger.what"), visit.say("ledger.settle")),
                gaps.stream()
                        .map(gap -> tr(
                                td(visit.words().time(gap.foundAt())),
                                th(Parts.link(Parts.path("orders", gap.what().key()), gap.words()))
                                        .attr("scope", "row"),
                                td(visit.may(Role.OPERATOR) ? settling(visit, gap) : div())))
                        .toList());
    }

    private static DomContent settling(Visit visit, Gap gap) {
        return Parts.post(
                visit,
                Parts.path("ledger", Long.toString(gap.id()), "settle"),
                input().withName("reason")
                        .withMaxlength("2000")
                        .isRequired()
                        .attr("aria-label", visit.say("field.reason")),
                Parts.press(visit.say("ledger.settle"), "calm"));
    }

    private PageAnswer settle(Visit visit) {
        if (!visit.id().matches("\\d{1,18}")) {
            return Trouble.missing(visit, visit.id());
        }
        ledger.settle(
                Long.parseLong(visit.id()),
                visit.required("reason", 2_000),
                visit.who().name());
        return new PageAnswer.Go("/console/ledger");
    }
}
