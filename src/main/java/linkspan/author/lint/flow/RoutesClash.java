package linkspan.author.lint.flow;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import linkspan.author.check.Finding;
import linkspan.author.check.FindingCode;
import linkspan.author.lint.Rule;
import linkspan.author.source.Route;
import linkspan.author.source.RouteFolder;
import linkspan.author.source.Value;

/** Two routes of one id, of which Camel drops the first without a word, or with one {@code direct:} start, with which no hub starts. */
public final class RoutesClash implements Rule {
    @Override
    public Stream<Finding> look(RouteFolder folder) {
        return Stream.concat(
                twice(folder, route -> route.id().map(Value.Text::text).orElse(""), "has the id "),
                twice(
                        folder,
                        route -> route.from().scheme().equals("direct")
                                ? route.from().target()
                                : "",
                        "starts with "));
    }

    private static Stream<Finding> twice(RouteFolder folder, Function<Route, String> what, String words) {
        Map<String, Route> first = new HashMap<>();
        return folder.running().stream()
                .filter(route -> !what.apply(route).isEmpty())
                .flatMap(route -> {
                    Route before = first.putIfAbsent(what.apply(route), route);
                    return before == null
                            ? Stream.empty()
                            : Stream.of(new Finding(
                                    FindingCode.ROUTE_BROKEN,
                                    route.at(route.place()),
                                    "a route in " + before.shown() + " " + words + what.apply(route) + ", too"));
                });
    }
}
