package linkspan.author.lint.file;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import linkspan.author.check.Finding;
import linkspan.author.check.FindingCode;
import linkspan.author.check.Sources;
import linkspan.author.lint.Rule;
import linkspan.author.source.Route;
import linkspan.author.source.RouteFolder;
import linkspan.author.source.Value;
import linkspan.mapping.Place;

/**
 * A route is found by its file: {@code routes/<system>/<verb>-<event>.camel.yaml} holds {@code <system>.<verb>-<event>},
 * and works for that system and that event. Files with other names are their author's; ids in them begin with the system's name. In {@code _hub} stand
 * templates, policies, and routes that the hub itself calls.
 */
public final class RouteIdMismatch implements Rule {
    private static final Map<String, String> OF_A_VERB = Map.of("event", "deliver", "receive", "receive");
    private static final Set<String> WITH_EVENT = Set.of("receive", "deliver");

    @Override
    public Stream<Finding> look(RouteFolder folder) {
        return folder.running().stream()
                .filter(route -> !FileNameHasDot.dotted(route.file()))
                .flatMap(route -> Stream.of(misplaced(folder, route), named(route), started(route))
                        .flatMap(Optional::stream)
                        .limit(1));
    }

    private static Optional<Finding> misplaced(RouteFolder folder, Route route) {
        Path inside = folder.sources().routes().relativize(route.file());
        boolean shared = Sources.system(route.file()).startsWith("_");
        if (inside.getNameCount() != 2 || shared && !route.from().scheme().equals("direct")) {
            return finding(
                    route.place(),
                    "a route stands in the folder of its system: routes/<system>/<verb>-<event>.camel.yaml, or any other name");
        }
        String from = route.from().scheme();
        return Sources.isFree(route.file()) && OF_A_VERB.containsKey(from)
                ? finding(
                        new Place(route.shown(), 1, 1),
                        "a route that " + from + ": starts stands in a file named " + OF_A_VERB.get(from)
                                + "-<event>.camel.yaml")
                : Optional.empty();
    }

    private static Optional<Finding> named(Route route) {
        String right = Sources.system(route.file()) + "." + Sources.name(route.file());
        if (route.id().isEmpty()) {
            return finding(route.place(), "the route has no id; in this file it is " + right);
        }
        Value.Text id = route.id().get();
        if (Sources.isFree(route.file())) {
            String own = Sources.system(route.file()) + ".";
            return id.text().startsWith(own)
                    ? Optional.empty()
                    : finding(
                            id.place(),
                            "the route is called " + id.text() + "; in this folder names begin with " + own + ", as "
                                    + right);
        }
        return id.text().equals(right)
                ? Optional.empty()
                : finding(id.place(), "the route is called " + id.text() + "; in this file it is " + right);
    }

    /** Copied from another system, and not changed everywhere. */
    private static Optional<Finding> started(Route route) {
        if (!route.from().scheme().equals("event") && !route.from().scheme().equals("receive")) {
            return Optional.empty();
        }
        String system = Sources.system(route.file());
        String of = route.from().option("system");
        Place place = route.at(route.from().place());
        if (!of.equals(system)) {
            return finding(
                    place,
                    of.isEmpty()
                            ? route.from().text() + " needs the option system=" + system
                            : "it works for the system " + of + ", and stands in the folder of " + system);
        }
        String[] name = Sources.name(route.file()).split("-", 2);
        return !WITH_EVENT.contains(name[0]) || name[1].equals(route.from().path())
                ? Optional.empty()
                : finding(place, "it takes " + route.from().path() + "; a file of that name takes " + name[1]);
    }

    private static Optional<Finding> finding(Place place, String text) {
        return Optional.of(new Finding(FindingCode.ROUTE_ID_MISMATCH, place, text));
    }
}
