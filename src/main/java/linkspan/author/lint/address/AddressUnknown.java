package linkspan.author.lint.address;

import java.util.HashMap;
import java.util.Set;
import java.util.stream.Stream;
import linkspan.author.check.Finding;
import linkspan.author.check.FindingCode;
import linkspan.author.lint.Known;
import linkspan.author.lint.Rule;
import linkspan.author.source.Address;
import linkspan.author.source.Route;
import linkspan.author.source.RouteFolder;
import linkspan.inbound.poll.file.LineOptions;
import linkspan.inbound.poll.source.PollOptions;
import linkspan.model.failure.Refused;
import linkspan.model.source.Meant;
import linkspan.outbound.page.PageTerms;
import linkspan.platform.system.Setting;

/** An address that no component takes, and what the hub's own would refuse at the start. */
public final class AddressUnknown implements Rule {
    private static final Set<String> OF_ALL =
            Set.of("lazyStartProducer", "bridgeErrorHandler", "exchangePattern", "exceptionHandler");
    private static final Set<String> SHIPMENT = Set.of("order", "own", "remember", "recall");

    private final ClassLoader components;

    /** @param components sees those that are there */
    public AddressUnknown(ClassLoader components) {
        this.components = components;
    }

    @Override
    public Stream<Finding> look(RouteFolder folder) {
        return folder.running().stream()
                .flatMap(route -> Stream.concat(
                        Stream.concat(of(folder, route, route.from()), asStart(route)),
                        route.all()
                                .flatMap(step -> step.address().stream())
                                .flatMap(to -> Stream.concat(of(folder, route, to), asStep(route, to)))));
    }

    private Stream<Finding> of(RouteFolder folder, Route route, Address address) {
        String scheme = address.scheme();
        if (scheme.isEmpty() || address.text().startsWith("{{")) {
            return address.dynamic() || address.text().contains("{{")
                    ? Stream.empty()
                    : broken(route, address, "'" + address.text() + "' is no address; one is <scheme>:<what>");
        }
        if (!HubSchemes.knows(scheme)) {
            boolean there = components.getResource("META-INF/services/org/apache/camel/component/" + scheme) != null;
            return there
                    ? Stream.empty()
                    : broken(
                            route,
                            address,
                            "there is no component " + scheme + ":; the hub has " + String.join(":, ", HubSchemes.all())
                                    + ":, those of Camel that it ships, and those of jars in ext"
                                    + Meant.hint(scheme, HubSchemes.all()));
        }
        Stream<Finding> options = address.options().keySet().stream()
                .filter(option -> !HubSchemes.options(scheme).contains(option) && !OF_ALL.contains(option))
                .flatMap(option -> broken(
                        route,
                        address,
                        scheme + ": has no option " + option + "; " + Known.there(option, HubSchemes.options(scheme))));
        return Stream.concat(options, content(folder, route, address));
    }

    private static Stream<Finding> asStart(Route route) {
        String scheme = route.from().scheme();
        return HubSchemes.stepOnly(scheme)
                ? broken(route, route.from(), scheme + ": is a step and cannot start a route")
                : Stream.empty();
    }

    private static Stream<Finding> asStep(Route route, Address to) {
        if (HubSchemes.startsOnly(to.scheme())) {
            return broken(route, to, to.scheme() + ": starts a route and cannot be a step");
        }
        return to.scheme().equals("event") && !to.option("system").isEmpty()
                ? broken(route, to, "event: with system= starts a route; as a step it is event:" + to.path())
                : Stream.empty();
    }

    private static Stream<Finding> content(RouteFolder folder, Route route, Address address) {
        return switch (address.scheme()) {
            case "call", "rows", "cross-reference" -> system(folder, route, address);
            case "shipment" ->
                SHIPMENT.contains(address.path())
                        ? Stream.empty()
                        : broken(
                                route,
                                address,
                                "there are shipment:order, shipment:own, shipment:remember, shipment:recall");
            case "dead-letter" ->
                address.path().equals("keep")
                        ? Stream.empty()
                        : broken(route, address, "there is only dead-letter:keep");
            case "poll" -> poll(route, address);
            default -> Stream.empty();
        };
    }

    private static Stream<Finding> poll(Route route, Address step) {
        try {
            switch (step.path()) {
                case "next", "page" -> PollOptions.of(new HashMap<>(step.options()));
                case "lines" -> LineOptions.of(new HashMap<>(step.options()));
                default -> {}
            }
            return Set.of("next", "page", "lines", "row").contains(step.path())
                    ? Stream.empty()
                    : broken(route, step, "there are poll:next, poll:page, poll:lines and poll:row");
        } catch (IllegalArgumentException | Refused e) {
            return broken(route, step, String.valueOf(e.getMessage()));
        }
    }

    private static Stream<Finding> system(RouteFolder folder, Route route, Address address) {
        String system = address.first();
        if (!address.dynamic()
                && !java.nio.file.Files.isDirectory(folder.sources().routes().resolve(system))) {
            return broken(
                    route,
                    address,
                    "there is no system " + system + ": no folder routes/" + system
                            + Meant.hint(system, folder.sources().systems()));
        }
        return switch (address.scheme()) {
            case "rows" ->
                address.option("upsert").isEmpty() && address.option("replace").isEmpty()
                        ? broken(route, address, "rows:" + address.path() + " names no table; ?upsert=orders:order_id")
                        : Stream.empty();
            case "cross-reference" ->
                Stream.of(address.option("from").isEmpty() ? "of" : "from", "as")
                        .filter(option -> address.option(option).isEmpty())
                        .flatMap(option -> broken(route, address, address.target() + " lacks " + option + "="));
            default -> Stream.concat(timeout(route, address), pages(route, address));
        };
    }

    private static Stream<Finding> timeout(Route route, Address call) {
        try {
            Setting.duration(call.options().getOrDefault("timeout", "1s"));
            return Stream.empty();
        } catch (IllegalArgumentException e) {
            return broken(route, call, "timeout=: " + e.getMessage());
        }
    }

    private static Stream<Finding> pages(Route route, Address call) {
        try {
            PageTerms.of(new HashMap<>(call.options()));
            return Stream.empty();
        } catch (IllegalArgumentException e) {
            return broken(route, call, String.valueOf(e.getMessage()));
        }
    }

    private static Stream<Finding> broken(Route route, Address address, String text) {
        return Stream.of(new Finding(FindingCode.ROUTE_BROKEN, route.at(address.place()), text));
    }
}
