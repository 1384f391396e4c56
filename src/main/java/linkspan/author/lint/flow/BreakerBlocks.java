package linkspan.author.lint.flow;

import java.util.stream.Stream;
import linkspan.author.check.Finding;
import linkspan.author.check.FindingCode;
import linkspan.author.lint.Rule;
import linkspan.author.source.RouteFolder;

/** Camel's breaker holds a thread per call; lanes have one each, and a breaker of their own in front of them. */
public final class BreakerBlocks implements Rule {
    @Override
    public Stream<Finding> look(RouteFolder folder) {
        Calls calls = new Calls(folder);
        return folder.running().stream()
                .filter(route -> route.from().scheme().equals("event"))
                .flatMap(
                        delivery -> calls.from(delivery).stream()
                                .flatMap(
                                        route -> route.all()
                                                .filter(step -> step.kind().equals("circuitBreaker"))
                                                .map(
                                                        step -> new Finding(
                                                                FindingCode.BREAKER_BLOCKS,
                                                                route.at(step.place()),
                                                                "a circuitBreaker blocks the lane's thread in a route that delivers ("
                                                                        + delivery.name()
                                                                        + "); take it out: the system's breaker-… keys set the one in front"))));
    }
}
