package linkspan.console.page;

import static j2html.TagCreator.div;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.p;
import static j2html.TagCreator.pre;
import static j2html.TagCreator.section;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.tr;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import j2html.tags.DomContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import linkspan.console.route.FlowMap;
import linkspan.console.route.RouteFiles;
import linkspan.console.view.Layout;
import linkspan.console.view.Parts;
import linkspan.console.view.Trouble;
import linkspan.console.visit.PageAnswer;
import linkspan.console.visit.PageRoute;
import linkspan.console.visit.Visit;
import linkspan.delivery.SystemDelivery;
import linkspan.operations.OperatorServices;
import linkspan.operations.access.Role;
import linkspan.operations.meter.BacklogStore;
import linkspan.platform.promise.GuaranteeCard;
import linkspan.platform.promise.Promise;

/** What flows from where to where, and each route with its mapping. */
public final class FlowPages {
    private final OperatorServices hub;
    private final RouteFiles files;
    private final Function<String, Optional<GuaranteeCard>> cards;

    /** @param cards by a route's id */
    public FlowPages(OperatorServices hub, RouteFiles files, Function<String, Optional<GuaranteeCard>> cards) {
        this.cards = cards;
        this.hub = hub;
        this.files = files;
    }

    public List<PageRoute> routes() {
        return List.of(
                PageRoute.get("/flow", Role.VIEWER, this::map), PageRoute.get("/flow/:id", Role.VIEWER, this::route));
    }

    private PageAnswer map(Visit visit) {
        List<RouteFiles.Route> routes = files.all();
        BacklogStore.Counts counts = hub.look().backlog().counts();
        Map<String, SystemDelivery> systems =
                hub.look().deliveries().all().stream().collect(Collectors.toMap(SystemDelivery::id, it -> it));
        FlowMap map = new FlowMap(routes, system -> tone(systems, counts, system));
        return PageAnswer.ok(Layout.page(
                visit,
                visit.say("nav.flow"),
                div(map.svg(visit.say("flow.picture"))).withClass("card scroll").attr("tabindex", "0"),
                section(
                                h2(visit.say("flow.routes")),
                                Parts.rows(
                                        List.of(visit.say("flow.route"), visit.say("flow.does")),
                                        routes.stream()
                                                .map(route -> tr(
                                                        th(Parts.link(Parts.path("flow", route.id()), route.id()))
                                                                .attr("scope", "row"),
                                                        td(route.description())))
                                                .toList()))
                        .withClass("card")));
    }

    private static String tone(Map<String, SystemDelivery> systems, BacklogStore.Counts counts, String id) {
        SystemDelivery system = systems.get(id);
        if (system == null || system.events().isEmpty()) {
            return "calm";
        }
        boolean bad = system.breakerState() == CircuitBreaker.State.OPEN || counts.deadLetters(id) > 0;
        return bad ? "bad" : counts.onTheWay(id) > 0 ? "busy" : "good";
    }

    private PageAnswer route(Visit visit) {
        RouteFiles.Route route = files.find(visit.id()).orElse(null);
        return route == null
                ? Trouble.missing(visit, visit.id())
                : PageAnswer.ok(Layout.page(
                        visit,
                        route.id(),
                        p(route.description()).withClass("under"),
                        cards.apply(route.id()).map(card -> card(visit, card)).orElseGet(() -> div()),
                        section(h2(visit.say("flow.yaml")), pre(route.text()).attr("tabindex", "0"))
                                .withClass("card"),
                        mapping(visit, route)));
    }

    private static DomContent card(Visit visit, GuaranteeCard card) {
        return section(
                        h2(visit.say("card")),
                        Parts.rows(
                                List.of(visit.say("card.what"), visit.say("card.promise")),
                                List.of(
                                        promise(visit, "delivery", card.delivery()),
                                        promise(visit, "order", card.order()),
                                        promise(visit, "idempotency", card.idempotency()),
                                        promise(visit, "loss", card.loss()))))
                .withClass("card");
    }

    private static DomContent promise(Visit visit, String what, Promise promise) {
        boolean chinese = visit.words().tag().equals("zh");
        return tr(
                th(visit.say("card." + what)).attr("scope", "row"),
                td(chinese ? promise.chinese() : promise.english()));
    }

    private DomContent mapping(Visit visit, RouteFiles.Route route) {
        Path folder = hub.mappings().resolve(route.system());
        return Stream.of(".jslt", ".xsl")
                .map(end -> folder.resolve(route.verb() + "-" + route.event() + end))
                .filter(Files::isRegularFile)
                .findFirst()
                .map(file -> (DomContent)
                        section(h2(visit.say("flow.mapping")), pre(read(file)).attr("tabindex", "0"))
                                .withClass("card"))
                .orElseGet(() -> div());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
