package linkspan.author.lint.flow;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import linkspan.author.check.Finding;
import linkspan.author.check.FindingCode;
import linkspan.author.check.Sources;
import linkspan.author.lint.Known;
import linkspan.author.lint.Rule;
import linkspan.author.source.Address;
import linkspan.author.source.Route;
import linkspan.author.source.RouteFolder;

/** A route called by {@code direct:} exists and is called. Camel finds out when the first message comes. */
public final class NobodyThere implements Rule {
    /** The order API asks them itself. */
    private static final List<String> ASKED_BY_THE_HUB =
            List.of(".ask-reserve-stock", ".ask-confirm-stock", ".ask-cancel-stock");

    private final Supplier<Set<String>> inJava;

    /** @param inJava where routes start that stand in no file of the folder: {@code direct:acme.ask} */
    public NobodyThere(Supplier<Set<String>> inJava) {
        this.inJava = inJava;
    }

    @Override
    public Stream<Finding> look(RouteFolder folder) {
        return Stream.concat(missing(folder), uncalled(folder));
    }

    private Stream<Finding> missing(RouteFolder folder) {
        Set<String> starts = starts(folder);
        starts.addAll(inJava.get());
        Stream<Finding> steps = folder.running().stream()
                .flatMap(route -> Calls.targets(route)
                        .filter(to -> isDirect(to) && !starts.contains(to.target()))
                        .map(to -> broken(route.at(to.place()), to, starts)));
        Stream<Finding> rest = folder.files().stream()
                .flatMap(file -> file.rest().stream())
                .filter(to -> isDirect(to) && !starts.contains(to.target()))
                .map(to -> broken(to.place(), to, starts));
        return Stream.concat(steps, rest);
    }

    /** Where its messages go, and whom a step of it asks by itself: the other side of a comparison may not be joined yet. */
    private static Stream<Address> named(Route route) {
        return Calls.targets(route).flatMap(to -> Stream.concat(Stream.of(to), to.named()));
    }

    private static boolean isDirect(Address to) {
        return to.scheme().equals("direct") && !to.dynamic();
    }

    private static Finding broken(linkspan.mapping.Place place, Address to, Set<String> starts) {
        return new Finding(
                FindingCode.ROUTE_BROKEN,
                place,
                "no route starts with " + to.target() + "; " + Known.there(to.target(), starts));
    }

    private static Set<String> starts(RouteFolder folder) {
        return folder.running().stream()
                .map(route -> route.from())
                .filter(NobodyThere::isDirect)
                .map(Address::target)
                .collect(Collectors.toCollection(java.util.TreeSet::new));
    }

    private static Stream<Finding> uncalled(RouteFolder folder) {
        Set<String> called = Stream.concat(
                        folder.running().stream().flatMap(NobodyThere::named),
                        folder.files().stream().flatMap(file -> file.rest().stream()))
                .map(Address::target)
                .collect(Collectors.toSet());
        boolean guess = folder.running().stream().flatMap(Calls::targets).anyMatch(Address::dynamic);
        return folder.running().stream()
                .filter(route -> !guess
                        && !Sources.system(route.file()).startsWith("_") // the hub calls it
                        && isDirect(route.from())
                        && !called.contains(route.from().target())
                        && ASKED_BY_THE_HUB.stream().noneMatch(route.from().target()::endsWith))
                .map(route -> new Finding(
                        FindingCode.ORPHAN,
                        route.at(route.from().place()),
                        "no route calls " + route.from().target()));
    }
}
