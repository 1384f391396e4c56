package linkspan.author.lint.flow;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import linkspan.author.check.Finding;
import linkspan.author.check.FindingCode;
import linkspan.author.lint.Rule;
import linkspan.author.source.RouteFolder;
import linkspan.author.source.Step;

/** An aggregate or a resequencer keeps messages in memory after they were answered; a crash would lose them. */
public final class AggregateOutsideSplit implements Rule {
    private static final Set<String> HOLDING = Set.of("aggregate", "resequence");

    @Override
    public Stream<Finding> look(RouteFolder folder) {
        return folder.running().stream()
                .flatMap(route -> outside(route.steps())
                        .map(step -> new Finding(
                                FindingCode.AGGREGATE_OUTSIDE_SPLIT,
                                route.at(step.place()),
                                step.kind() + " outside a split holds messages that were answered already; "
                                        + "aggregate what one split made, or start with event:…&batch=500")));
    }

    private static Stream<Step> outside(List<Step> steps) {
        return steps.stream()
                .filter(step -> !step.kind().equals("split"))
                .flatMap(step -> Stream.concat(
                        Stream.of(step).filter(it -> HOLDING.contains(it.kind())),
                        step.branches().stream().flatMap(AggregateOutsideSplit::outside)));
    }
}
