package linkspan.check.route.address;

import java.nio.file.Files;
import java.util.Set;
import java.util.stream.Stream;
import linkspan.check.Finding;
import linkspan.check.FindingCode;
import linkspan.check.Sources;
import linkspan.check.route.file.Route;
import linkspan.check.route.file.RouteFolder;
import linkspan.check.route.file.Step;
import linkspan.check.route.rule.CaseFile;
import linkspan.check.route.rule.Rule;

/** Cases answer for a step by its id; one without would be named by its position, which the next edit moves. */
public final class ExitWithoutId implements Rule {
    private static final Set<String> WITHIN = Set.of(
            "mapping",
            "direct",
            "seda",
            "log",
            "bean",
            "class",
            "language",
            "mock",
            "stub",
            "validator",
            "xslt",
            "controlbus",
            "dead-letter");

    @Override
    public Stream<Finding> look(RouteFolder folder) {
        return folder.drafts().stream()
                .flatMap(
                        route -> route.all()
                                .filter(ExitWithoutId::leaves)
                                .filter(step -> step.id().isEmpty() && isPlayed(route))
                                .map(
                                        step -> new Finding(
                                                FindingCode.EXIT_WITHOUT_ID,
                                                step.place(),
                                                what(step)
                                                        + " leaves the hub; give the step an id, one verb: cases answer for it by that")));
    }

    /** A route of its author's own need not have cases. */
    private static boolean isPlayed(Route route) {
        return !Sources.isFree(route.file()) || Files.isRegularFile(CaseFile.of(route.file()));
    }

    private static boolean leaves(Step step) {
        return step.address().filter(to -> !WITHIN.contains(to.scheme())).isPresent();
    }

    private static String what(Step step) {
        return step.address().map(to -> to.target()).orElse(step.kind());
    }
}
