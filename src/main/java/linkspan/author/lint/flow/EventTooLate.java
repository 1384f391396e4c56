package linkspan.author.lint.flow;

import java.util.Optional;
import java.util.stream.Stream;
import linkspan.author.check.Finding;
import linkspan.author.check.FindingCode;
import linkspan.author.lint.Rule;
import linkspan.author.source.Route;
import linkspan.author.source.RouteFolder;
import linkspan.author.source.Step;

/** Events are committed when the route has ended. A wire tap, a seda queue or an aggregate goes on beside it: an event there is refused. */
public final class EventTooLate implements Rule {
    @Override
    public Stream<Finding> look(RouteFolder folder) {
        Calls calls = new Calls(folder);
        return folder.running().stream()
                .flatMap(route -> route.all()
                        .flatMap(step -> leavesTheUnit(step)
                                ? behind(calls, route, step).stream()
                                : gathered(calls, route, step)));
    }

    private static boolean leavesTheUnit(Step step) {
        return step.kind().equals("wireTap")
                || step.address().filter(to -> to.scheme().equals("seda")).isPresent();
    }

    /** What an aggregate makes goes on by itself, also within a split. */
    private static Stream<Finding> gathered(Calls calls, Route route, Step step) {
        return !step.kind().equals("aggregate")
                ? Stream.empty()
                : step.all()
                        .skip(1)
                        .filter(inner -> inner.address()
                                .filter(to -> to.scheme().equals("event")
                                        || calls.at(to).stream().anyMatch(calls::addEvents))
                                .isPresent())
                        .limit(1)
                        .map(inner -> new Finding(
                                FindingCode.UNIT_CLOSED,
                                route.at(inner.place()),
                                "an event behind aggregate comes after the commit and is refused; give split an "
                                        + "aggregationStrategy and add the event after the split"));
    }

    private static Optional<Finding> behind(Calls calls, Route route, Step step) {
        return step.address()
                .filter(to ->
                        to.scheme().equals("event") || calls.at(to).stream().anyMatch(calls::addEvents))
                .map(to -> new Finding(
                        FindingCode.UNIT_CLOSED,
                        route.at(step.place()),
                        "an event behind " + step.kind() + " " + to.target()
                                + " comes after the commit and is refused; use to with direct:"));
    }
}
