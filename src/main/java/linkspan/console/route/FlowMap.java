package linkspan.console.route;

import static j2html.TagCreator.a;
import static j2html.TagCreator.each;
import static j2html.TagCreator.tag;

import j2html.tags.ContainerTag;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;

/** Systems and events as a picture: what a system sends on the left, what happens in the middle, who gets it on the right. */
public final class FlowMap {
    private static final int ROW = 46;
    private static final int BOX = 170;
    private static final int LEFT = 10;
    private static final int MIDDLE = 400;
    private static final int RIGHT = 790;
    private static final int WIDTH = RIGHT + BOX + 10;

    private final List<RouteFiles.Route> routes;
    private final List<String> senders;
    private final List<String> events;
    private final List<String> takers;
    private final Function<String, String> tone;

    /** @param tone the colour of a system: good, busy, bad or calm */
    public FlowMap(List<RouteFiles.Route> routes, Function<String, String> tone) {
        this.routes = routes;
        this.tone = tone;
        TreeSet<String> from = new TreeSet<>();
        TreeSet<String> about = new TreeSet<>();
        TreeSet<String> to = new TreeSet<>();
        for (RouteFiles.Route route : routes) {
            if (route.comesIn() || route.verb().equals("deliver")) {
                about.addAll(route.events());
                (route.comesIn() ? from : to).add(route.system());
            }
        }
        senders = List.copyOf(from);
        events = List.copyOf(about);
        takers = List.copyOf(to);
    }

    public DomContent svg(String description) {
        int height = ROW * Math.max(senders.size(), Math.max(events.size(), takers.size())) + 20;
        List<DomContent> parts = new ArrayList<>();
        for (RouteFiles.Route route : routes) {
            if (route.comesIn()) {
                for (String event : route.events()) {
                    parts.add(edge(
                            route, LEFT + BOX, y(senders, route.system(), height), MIDDLE, y(events, event, height)));
                }
            } else if (route.verb().equals("deliver")) {
                parts.add(edge(
                        route,
                        MIDDLE + BOX,
                        y(events, route.event(), height),
                        RIGHT,
                        y(takers, route.system(), height)));
            }
        }
        senders.forEach(system -> parts.add(
                box(system, "/console/systems#" + system, LEFT, y(senders, system, height), tone.apply(system))));
        events.forEach(
                event -> parts.add(box(event, "/console/flow#" + event, MIDDLE, y(events, event, height), "event")));
        takers.forEach(system -> parts.add(
                box(system, "/console/systems#" + system, RIGHT, y(takers, system, height), tone.apply(system))));
        return shape("svg")
                .with(each(parts.stream()))
                .attr("viewBox", "0 0 " + WIDTH + " " + height)
                .attr("role", "group") // not a picture: it has links
                .attr("aria-label", description)
                .attr("class", "flow");
    }

    private static int y(List<String> column, String name, int height) {
        int top = (height - ROW * column.size()) / 2;
        return top + ROW * column.indexOf(name) + ROW / 2;
    }

    private static DomContent edge(RouteFiles.Route route, int x1, int y1, int x2, int y2) {
        int bend = (x2 - x1) / 2;
        String path = "M" + x1 + "," + y1 + " C" + (x1 + bend) + "," + y1 + " " + (x2 - bend) + "," + y2 + " " + x2
                + "," + y2;
        return a(shape("path").attr("d", path), shape("title").withText(route.id() + ": " + route.description()))
                .attr("href", "/console/flow/" + route.id())
                .attr("class", "edge")
                .attr("aria-label", route.id());
    }

    private static DomContent box(String name, String link, int x, int y, String tone) {
        return a(
                        shape("rect")
                                .attr("x", x)
                                .attr("y", y - 16)
                                .attr("width", BOX)
                                .attr("height", 32)
                                .attr("rx", 8),
                        shape("text").withText(name).attr("x", x + BOX / 2).attr("y", y + 5))
                .attr("href", link)
                .attr("class", "box " + tone);
    }

    private static ContainerTag<?> shape(String name) {
        return tag(name);
    }
}
