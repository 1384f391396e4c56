package linkspan.console.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.li;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.tr;
import static j2html.TagCreator.ul;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import j2html.tags.DomContent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import linkspan.console.view.Layout;
import linkspan.console.view.Parts;
import linkspan.console.visit.LivePart;
import linkspan.console.visit.PageAnswer;
import linkspan.console.visit.PageRoute;
import linkspan.console.visit.Visit;
import linkspan.delivery.SystemDelivery;
import linkspan.delivery.key.PendingState;
import linkspan.operations.OperatorServices;
import linkspan.operations.access.Role;
import linkspan.operations.alert.AlertBoard;
import linkspan.operations.meter.BacklogStore;

/** How it goes with each system, and what needs somebody today. Kept up to date while somebody looks. */
public final class OverviewPage {
    private final OperatorServices hub;
    private final AlertBoard alerts;
    private final Rates rates;

    public OverviewPage(OperatorServices hub, AlertBoard alerts) {
        this.hub = hub;
        this.alerts = alerts;
        this.rates = new Rates(hub.platform().meters(), hub.platform().clock());
    }

    public List<PageRoute> routes() {
        return List.of(PageRoute.get("", Role.BUSINESS, this::page));
    }

    public LivePart live() {
        return LivePart.forAll("/overview", Role.VIEWER, this::systems);
    }

    private PageAnswer page(Visit visit) {
        return visit.may(Role.VIEWER)
                ? PageAnswer.ok(Layout.page(visit, visit.say("nav.overview"), Parts.live("/overview", systems(visit))))
                : new PageAnswer.Go("/console/where");
    }

    private DomContent systems(Visit visit) {
        BacklogStore.Counts counts = hub.look().backlog().counts();
        List<SystemDelivery> systems = hub.look().deliveries().all().stream()
                .filter(system -> !system.events().isEmpty())
                .sorted(Comparator.comparing(SystemDelivery::id))
                .toList();
        Map<String, Rates.Rate> now =
                rates.now(systems.stream().map(SystemDelivery::id).toList());
        return div(
                section(h2(visit.say("overview.today")), today(visit, systems, counts))
                        .withClass("card"),
                section(
                                h2(visit.say("overview.systems")),
                                Parts.rows(
                                        List.of(
                                                visit.say("system"),
                                                visit.say("system.state"),
                                                visit.say("system.rate"),
                                                visit.say("system.delay"),
                                                visit.say("system.waiting"),
                                                visit.say("system.dead")),
                                        systems.stream()
                                                .map(system -> row(visit, system, counts, now))
                                                .toList()))
                        .withClass("card"));
    }

    private static DomContent row(
            Visit visit, SystemDelivery system, BacklogStore.Counts counts, Map<String, Rates.Rate> now) {
        Rates.Rate rate = now.getOrDefault(system.id(), new Rates.Rate(0, null));
        Duration delay = rate.delay();
        long dead = counts.deadLetters(system.id());
        return tr(
                th(Parts.link(Parts.path("systems") + "#" + system.id(), system.id()))
                        .attr("scope", "row"),
                td(state(visit, system)),
                td(String.format(Locale.ROOT, "%.0f", rate.perMinute())).withClass("number"),
                td(delay == null ? "–" : millis(delay)).withClass("number"),
                td(visit.words().count(counts.onTheWay(system.id()))).withClass("number"),
                td(dead == 0
                                ? span("0")
                                : a(visit.words().count(dead))
                                        .withHref("/console/letters?system=" + system.id())
                                        .withClass("bad"))
                        .withClass("number"));
    }

    private static String millis(Duration delay) {
        return delay.toMillis() < 10_000
                ? String.format(Locale.ROOT, "%d ms", delay.toMillis())
                : String.format(Locale.ROOT, "%d s", delay.toSeconds());
    }

    private static DomContent state(Visit visit, SystemDelivery system) {
        if (system.breakerState() == CircuitBreaker.State.OPEN) {
            return Parts.badge("bad", visit.say("system.unreachable"));
        }
        return system.joining()
                ? Parts.badge("busy", visit.say("system.joining"))
                : Parts.badge("good", visit.say("system.up"));
    }

    /** In the order in which somebody should look. */
    private DomContent today(Visit visit, List<SystemDelivery> systems, BacklogStore.Counts counts) {
        List<DomContent> needs = new ArrayList<>();
        long firing = alerts.list(false).stream()
                .filter(it -> it.silencedUntil() == null)
                .count();
        if (firing > 0) {
            needs.add(li(
                    Parts.badge("bad", visit.say("alert.fires")),
                    Parts.link(
                            "/console/alerts",
                            visit.say("today.alerts", visit.words().count(firing)))));
        }
        for (SystemDelivery system : systems) {
            if (system.breakerState() == CircuitBreaker.State.OPEN) {
                needs.add(li(
                        Parts.badge("bad", visit.say("system.unreachable")),
                        span(visit.say("today.unreachable", system.id()))));
            }
            need(visit, system, counts.pending(system.id(), PendingState.UNCERTAIN), "uncertain", needs);
            need(visit, system, counts.pending(system.id(), PendingState.DEAD), "dead", needs);
        }
        if (counts.outbox() > 1_000) {
            needs.add(li(
                    Parts.badge("busy", visit.say("today.outbox")),
                    span(visit.say("today.outbox.many", visit.words().count(counts.outbox())))));
        }
        return needs.isEmpty()
                ? Parts.empty(visit.say("today.nothing"))
                : ul(each(needs.stream())).withClass("today");
    }

    private static void need(Visit visit, SystemDelivery system, long letters, String state, List<DomContent> needs) {
        if (letters > 0) {
            needs.add(li(
                    Parts.badge("bad", visit.say("state." + state)),
                    Parts.link(
                            "/console/letters" + Parts.query(Map.of("system", system.id(), "state", state)),
                            visit.say("today." + state, visit.words().count(letters), system.id()))));
        }
    }
}
