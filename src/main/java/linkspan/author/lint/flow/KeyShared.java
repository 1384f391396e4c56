package linkspan.author.lint.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import linkspan.author.check.Finding;
import linkspan.author.check.FindingCode;
import linkspan.author.lint.Rule;
import linkspan.author.source.Address;
import linkspan.author.source.Route;
import linkspan.author.source.RouteFolder;
import linkspan.author.source.Step;

/**
 * Two calls of one event to one system under one idempotency key: a system that honours it takes the second for the first
 * one again, does nothing, and answers what it answered then. Only one branch of a {@code choice} is taken, so calls of
 * different branches may share a key.
 */
public final class KeyShared implements Rule {
    private record Made(String system, String key, Step step) {
        boolean clashes(Made other) {
            return system.equals(other.system) && key.equals(other.key) && step != other.step;
        }
    }

    @Override
    public Stream<Finding> look(RouteFolder folder) {
        Calls calls = new Calls(folder);
        List<Finding> found = new ArrayList<>();
        folder.running().stream()
                .filter(route -> route.from().scheme().equals("event"))
                .forEach(route -> made(route, calls, Set.of(route), found::add));
        return found.stream().distinct();
    }

    private static List<Made> made(Route route, Calls calls, Set<Route> open, Consumer<Finding> found) {
        return inTurn(route, route.steps(), calls, open, found);
    }

    private static List<Made> inTurn(
            Route route, List<Step> steps, Calls calls, Set<Route> open, Consumer<Finding> found) {
        List<Made> before = new ArrayList<>();
        for (Step step : steps) {
            List<Made> now = by(route, step, calls, open, found);
            for (Made each : now) {
                before.stream()
                        .filter(each::clashes)
                        .findFirst()
                        .ifPresent(earlier -> found.accept(finding(route, step, earlier)));
            }
            before.addAll(now);
        }
        return before;
    }

    /** What one step may come to call. */
    private static List<Made> by(Route route, Step step, Calls calls, Set<Route> open, Consumer<Finding> found) {
        List<Made> made = new ArrayList<>();
        step.address().ifPresent(address -> {
            if (address.scheme().equals("call") && !address.option("method").equals("GET")) {
                made.add(new Made(address.first() + "?" + address.option("url"), address.option("key"), step));
            }
            for (Route asked : calls.at(address)) {
                if (!open.contains(asked)) {
                    made.addAll(made(asked, calls, and(open, asked), found));
                }
            }
        });
        if (step.kind().equals("choice")) {
            step.branches().forEach(branch -> made.addAll(inTurn(route, branch, calls, open, found)));
        } else {
            List<Step> all = step.branches().stream().flatMap(List::stream).toList();
            made.addAll(inTurn(route, all, calls, open, found));
        }
        return made;
    }

    private static Set<Route> and(Set<Route> open, Route one) {
        return Stream.concat(open.stream(), Stream.of(one)).collect(java.util.stream.Collectors.toUnmodifiableSet());
    }

    private static Finding finding(Route route, Step step, Made earlier) {
        String key = earlier.key.isEmpty() ? "the event's id" : earlier.key;
        String first = earlier.step.address().map(Address::text).orElse("");
        return new Finding(
                FindingCode.KEY_SHARED,
                route.at(step.place()),
                "carries the idempotency key of " + first + " (" + key
                        + "): the system takes it for the same call; give it its own, &key=<what it is for>-{field}");
    }
}
