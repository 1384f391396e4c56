package linkspan.author.lint.flow;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import linkspan.author.source.Address;
import linkspan.author.source.Route;
import linkspan.author.source.RouteFolder;

/** Which route hands its message to which, by {@code direct:} and {@code seda:}. */
final class Calls {
    private static final Set<String> INSIDE = Set.of("direct", "seda");

    private final Map<String, List<Route>> byStart;

    Calls(RouteFolder folder) {
        byStart = folder.running().stream()
                .collect(Collectors.groupingBy(route -> route.from().target()));
    }

    /** Another route of the hub is meant. */
    static boolean inside(Address address) {
        return INSIDE.contains(address.scheme()) && !address.dynamic();
    }

    /** The routes that an address leads to; none for one outside. */
    List<Route> at(Address address) {
        return inside(address) ? byStart.getOrDefault(address.target(), List.of()) : List.of();
    }

    /** This route and all that its message may come to. */
    Set<Route> from(Route first) {
        Set<Route> seen = new LinkedHashSet<>();
        Deque<Route> open = new ArrayDeque<>(List.of(first));
        while (!open.isEmpty()) {
            Route route = open.pop();
            if (seen.add(route)) {
                targets(route).flatMap(address -> at(address).stream()).forEach(open::push);
            }
        }
        return seen;
    }

    /** An event is added somewhere on its message's way. */
    boolean addEvents(Route route) {
        return from(route).stream().flatMap(Calls::targets).map(Address::scheme).anyMatch("event"::equals);
    }

    static Stream<Address> targets(Route route) {
        return route.all().flatMap(step -> step.address().stream());
    }
}
