package linkspan.author.lint.flow;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import linkspan.author.check.Finding;
import linkspan.author.check.FindingCode;
import linkspan.author.lint.Rule;
import linkspan.author.source.Address;
import linkspan.author.source.Route;
import linkspan.author.source.RouteFolder;
import linkspan.author.source.Step;

/**
 * Camel's producers take orders from headers ({@code CamelHttpUri}, {@code kafka.OVERRIDE_TOPIC}, {@code CamelFileName}), and
 * Camel's consumers make headers of what came from outside. The hub's own components do neither.
 */
public final class HeaderLeak implements Rule {
    private static final Set<String> CLEAN_STARTS = Set.of(
            "receive",
            "event",
            "rest",
            "hub-rest",
            "direct",
            "seda",
            "timer",
            "quartz",
            "scheduler",
            "cron",
            "file",
            "ftp",
            "ftps",
            "sftp");
    private static final Set<String> DEAF = Set.of(
            "mapping",
            "poll",
            "event",
            "call",
            "rows",
            "sign",
            "shipment",
            "cross-reference",
            "dead-letter",
            "direct",
            "seda",
            "mock",
            "stub");
    /** What they answer comes with headers. */
    private static final Set<String> ANSWERING =
            Set.of("http", "https", "vertx-http", "netty", "netty-http", "undertow", "jetty", "rest-api");

    private static final Set<String> BY_MESSAGE = Set.of("toD", "recipientList", "routingSlip", "dynamicRouter");

    @Override
    public Stream<Finding> look(RouteFolder folder) {
        return new Walk(folder).findings().stream();
    }

    /** Goes through all routes until nothing new is known about where foreign headers get to. */
    private static final class Walk {
        private final Map<String, Headers> entering = new HashMap<>();
        private final Map<String, Headers> leaving = new HashMap<>();
        private final Set<Finding> found = new LinkedHashSet<>();
        private final List<Route> routes;

        Walk(RouteFolder folder) {
            routes = folder.running();
        }

        Set<Finding> findings() {
            Map<String, Headers> before;
            do {
                before = new HashMap<>(entering);
                before.putAll(leaving);
                routes.forEach(this::walk);
            } while (!before.equals(known()));
            return found;
        }

        private Map<String, Headers> known() {
            Map<String, Headers> all = new HashMap<>(entering);
            all.putAll(leaving);
            return all;
        }

        private void walk(Route route) {
            Headers start = CLEAN_STARTS.contains(route.from().scheme())
                    ? entering.getOrDefault(route.from().target(), Headers.OURS)
                    : Headers.FOREIGN;
            leaving.merge("after " + route.from().target(), walk(route, route.steps(), start), Headers::or);
        }

        private Headers walk(Route route, List<Step> steps, Headers start) {
            Headers headers = start;
            for (Step step : steps) {
                headers = after(route, step, headers);
            }
            return headers;
        }

        private Headers after(Route route, Step step, Headers before) {
            if (step.kind().equals("removeHeaders")) {
                boolean all = step.value()
                        .text("pattern")
                        .filter(it -> it.text().equals("*"))
                        .isPresent();
                return all ? Headers.OURS : before;
            }
            Headers after = before;
            if (step.address().isPresent()) {
                Address to = step.address().get();
                if (before == Headers.FOREIGN && obeys(step, to)) {
                    found.add(leak(route, step, to));
                }
                after = answered(step, to, before);
            }
            for (List<Step> branch : step.branches()) {
                after = after.or(walk(route, branch, before));
            }
            return after;
        }

        private static boolean obeys(Step step, Address to) {
            return BY_MESSAGE.contains(step.kind()) && to.text().contains("header")
                    || !step.kind().equals("poll") && !to.scheme().isEmpty() && !DEAF.contains(to.scheme());
        }

        private Headers answered(Step step, Address to, Headers before) {
            if (Calls.inside(to)) {
                entering.merge(to.target(), before, Headers::or);
                return before.or(leaving.getOrDefault("after " + to.target(), Headers.OURS));
            }
            boolean taken = step.kind().startsWith("poll") && !DEAF.contains(to.scheme());
            boolean answered = step.kind().startsWith("to") && ANSWERING.contains(to.scheme());
            return taken || answered ? Headers.FOREIGN : before;
        }

        private static Finding leak(Route route, Step step, Address to) {
            return new Finding(
                    FindingCode.HEADER_LEAK,
                    route.at(step.place()),
                    "headers from outside reach " + (to.scheme().isEmpty() ? step.kind() : to.scheme() + ":")
                            + ", which does what they say; put removeHeaders with pattern: \"*\" before it");
        }
    }
}
