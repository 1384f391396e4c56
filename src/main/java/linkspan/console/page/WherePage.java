package linkspan.console.page;

import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.form;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.input;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import linkspan.console.view.Layout;
import linkspan.console.view.Parts;
import linkspan.console.visit.PageAnswer;
import linkspan.console.visit.PageRoute;
import linkspan.console.visit.Visit;
import linkspan.operations.OperatorServices;
import linkspan.operations.access.Role;
import linkspan.operations.search.Hit;
import linkspan.operations.search.Search;
import linkspan.operations.timeline.Standing;
import linkspan.operations.timeline.Stop;
import linkspan.operations.timeline.Timeline;
import linkspan.operations.timeline.TimelineEvent;

/** For who sells and answers customers: type a number, see where the order is, one sentence a system. */
public final class WherePage {
    private static final int MOST = 5;
    private final OperatorServices hub;

    public WherePage(OperatorServices hub) {
        this.hub = hub;
    }

    public List<PageRoute> routes() {
        return List.of(PageRoute.get("/where", Role.BUSINESS, this::page));
    }

    private PageAnswer page(Visit visit) {
        String text = visit.asked("q");
        List<DomContent> content = new ArrayList<>();
        content.add(question(visit));
        if (text != null) {
            List<Timeline> orders = found(text);
            if (orders.isEmpty()) {
                content.add(Parts.empty(visit.say("find.nothing", text)));
            }
            orders.forEach(order -> content.add(order(visit, order)));
        }
        return PageAnswer.ok(Layout.page(visit, visit.say("nav.where"), content.toArray(DomContent[]::new)));
    }

    private List<Timeline> found(String text) {
        return hub.look().search().find(new Search(text, null, null, null, null, MOST)).stream()
                .filter(hit -> hit.order() != null)
                .map(Hit::key)
                .flatMap(id -> hub.look().timelines().of(id).stream())
                .toList();
    }

    private static DomContent question(Visit visit) {
        return form(
                        Parts.field(
                                "q",
                                visit.say("where.ask"),
                                input().withType("search")
                                        .withId("q")
                                        .withName("q")
                                        .withPlaceholder("#1001")
                                        .withValue(visit.query().getOrDefault("q", ""))
                                        .attr("autofocus")),
                        Parts.press(visit.say("find.press"), "main"))
                .withMethod("get")
                .withAction("/console/where")
                .withClass("filters card");
    }

    private static DomContent order(Visit visit, Timeline order) {
        Map<String, Stop> newest = new TreeMap<>();
        for (TimelineEvent event : order.events()) {
            event.stops().forEach(stop -> newest.merge(stop.system(), stop, WherePage::worse));
        }
        String status = order.status();
        return section(
                        h2(order.orderId()),
                        p(visit.say("where.status." + (status == null ? "UNKNOWN" : status)))
                                .withClass("lead"),
                        div(each(newest.values(), stop -> line(visit, stop))).withClass("stops"))
                .withClass("card");
    }

    /** What has not got through counts more than what came later and waits behind it. */
    private static Stop worse(Stop earlier, Stop later) {
        boolean through = switch (earlier.standing()) {
            case DELIVERED, NOT_MEANT, DISCARDED -> true;
            case WAITING, BEHIND, DEAD, UNCERTAIN, UNDER_WAY -> false;
        };
        boolean nothing = later.standing() == Standing.NOT_MEANT;
        return through && !nothing ? later : earlier;
    }

    private static DomContent line(Visit visit, Stop stop) {
        return div(
                        span(stop.system()).withClass("system"),
                        Parts.badge(
                                OrderPages.tone(stop.standing()),
                                visit.say("where.short." + stop.standing().label())),
                        span(visit.say(
                                "where." + stop.standing().name().toLowerCase(java.util.Locale.ROOT),
                                visit.words().time(stop.at()))))
                .withClass("stop");
    }
}
