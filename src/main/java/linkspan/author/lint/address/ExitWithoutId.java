package linkspan.author.lint.address;

import java.nio.file.Files;
import java.util.Set;
import java.util.stream.Stream;
import linkspan.author.check.Finding;
import linkspan.author.check.FindingCode;
import linkspan.author.check.Sources;
import linkspan.author.lint.CasePath;
import linkspan.author.lint.Rule;
import linkspan.author.source.Route;
import linkspan.author.source.RouteFolder;
import linkspan.author.source.Step;

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
        return !Sources.isFree(route.file()) || Files.isRegularFile(CasePath.of(route.file()));
    }

    private static boolean leaves(Step step) {
        return step.address().filter(to -> !WITHIN.contains(to.scheme())).isPresent();
    }

    private static String what(Step step) {
        return step.address().map(to -> to.target()).orElse(step.kind());
    }
}
