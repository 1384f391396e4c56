package linkspan.author.lint.flow;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import linkspan.author.check.Finding;
import linkspan.author.check.FindingCode;
import linkspan.author.lint.Rule;
import linkspan.author.source.Route;
import linkspan.author.source.RouteFolder;
import linkspan.author.source.Step;

/**
 * A file that is read again after a crash, a table that is asked again at the next tick: the route says what makes it the same
 * message, else its events take effect twice.
 */
public final class RepetitionUnnamed implements Rule {
    private static final Set<String> NAMED_BY_THE_HUB =
            Set.of("receive", "event", "direct", "seda", "rest", "hub-rest");

    @Override
    public Stream<Finding> look(RouteFolder folder) {
        Calls calls = new Calls(folder);
        return folder.running().stream()
                .filter(route -> !NAMED_BY_THE_HUB.contains(route.from().scheme()) && calls.addEvents(route))
                .filter(route -> calls.from(route).stream().noneMatch(RepetitionUnnamed::names))
                .map(route -> new Finding(
                        FindingCode.REPETITION_UNNAMED,
                        route.at(route.from().place()),
                        "what " + route.from().scheme()
                                + ": brings may come again after a crash, and its events with it; put "
                                + "idempotentConsumer with #inbox round them, or setProperty unit-key before them"));
    }

    private static boolean names(Route route) {
        return named(route.steps());
    }

    /** Of a split's part the whole would not know the key. */
    private static boolean named(List<Step> steps) {
        return steps.stream()
                .anyMatch(step -> step.kind().equals("idempotentConsumer")
                        || step.address()
                                .filter(to -> to.scheme().equals("poll"))
                                .isPresent() // the checkpoint does
                        || step.kind().equals("setProperty")
                                && step.value()
                                        .text("name")
                                        .filter(name -> name.text().equals("unit-key"))
                                        .isPresent()
                        || step.branches().stream()
                                .anyMatch(branch -> step.kind().equals("split") ? taken(branch) : named(branch)));
    }

    private static boolean taken(List<Step> steps) {
        return steps.stream().flatMap(Step::all).anyMatch(step -> step.kind().equals("idempotentConsumer"));
    }
}
