package linkspan.check.route.flow;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import linkspan.check.Finding;
import linkspan.check.FindingCode;
import linkspan.check.route.file.Address;
import linkspan.check.route.file.Route;
import linkspan.check.route.file.RouteFolder;
import linkspan.check.route.file.Step;
import linkspan.check.route.rule.Rule;

/**
 * Events are committed when the route that the hub started has ended. A wire tap or a seda queue goes on beside it, and a
 * route that something else starts has no unit of work: an event there is refused when the first message comes.
 */
public final class UnitClosed implements Rule {
    private static final Set<String> WITH_UNIT = Set.of("receive", "event", "direct", "seda", "rest", "hub-rest");

    @Override
    public Stream<Finding> look(RouteFolder folder) {
        Calls calls = new Calls(folder);
        return folder.running().stream()
                .flatMap(route -> Stream.concat(
                        route.all()
                                .filter(UnitClosed::leavesTheUnit)
                                .flatMap(step -> behind(calls, route, step).stream()),
                        started(calls, route).stream()));
    }

    private static boolean leavesTheUnit(Step step) {
        return step.kind().equals("wireTap")
                || step.address().filter(to -> to.scheme().equals("seda")).isPresent();
    }

    private static Optional<Finding> behind(Calls calls, Route route, Step step) {
        return step.address()
                .filter(to ->
                        to.scheme().equals("event") || calls.at(to).stream().anyMatch(next -> addsEvents(calls, next)))
                .map(to -> new Finding(
                        FindingCode.UNIT_CLOSED,
                        route.at(step.place()),
                        "an event behind " + step.kind() + " " + to.target()
                                + " comes after the commit and is refused; use to with direct:"));
    }

    private static Optional<Finding> started(Calls calls, Route route) {
        return WITH_UNIT.contains(route.from().scheme()) || !addsEvents(calls, route)
                ? Optional.empty()
                : Optional.of(new Finding(
                        FindingCode.UNIT_CLOSED,
                        route.at(route.from().place()),
                        "a route that " + route.from().scheme()
                                + ": starts has no unit of work, its event is refused; start with receive:"));
    }

    private static boolean addsEvents(Calls calls, Route route) {
        return calls.from(route).stream()
                .flatMap(Calls::targets)
                .map(Address::scheme)
                .anyMatch("event"::equals);
    }
}
