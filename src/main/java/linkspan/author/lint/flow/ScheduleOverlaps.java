package linkspan.author.lint.flow;

import java.util.stream.Stream;
import linkspan.author.check.Finding;
import linkspan.author.check.FindingCode;
import linkspan.author.lint.Rule;
import linkspan.author.source.RouteFolder;

/**
 * A tick that comes while the one before still runs: both ask the same table, and each holds all of its rows. Ten of them
 * fill the memory of a hub.
 */
public final class ScheduleOverlaps implements Rule {
    @Override
    public Stream<Finding> look(RouteFolder folder) {
        Calls calls = new Calls(folder);
        return folder.running().stream()
                .filter(route -> route.from().scheme().equals("quartz"))
                .filter(route -> !route.from().option("stateful").equals("true") && calls.addEvents(route))
                .map(
                        route -> new Finding(
                                FindingCode.SCHEDULE_OVERLAPS,
                                route.at(route.from().place()),
                                "a tick that comes while the one before still runs is run beside it; put stateful: true beside cron"));
    }
}
