package linkspan.author.lint.file;

import java.util.Optional;
import java.util.stream.Stream;
import linkspan.author.check.Finding;
import linkspan.author.check.FindingCode;
import linkspan.author.check.Sources;
import linkspan.author.lint.Rule;
import linkspan.author.source.Filling;
import linkspan.author.source.Route;
import linkspan.author.source.RouteFolder;
import linkspan.author.source.Value;
import linkspan.mapping.Place;

/** Step ids are unique over all routes, so that {@code call} may stand in each: the route's id and a dot go before. */
public final class StepPrefixMissing implements Rule {
    @Override
    public Stream<Finding> look(RouteFolder folder) {
        Stream<Finding> written = folder.written().stream()
                .filter(route -> !Sources.isFree(route.file())
                        || route.all().anyMatch(step -> step.id().isPresent()))
                .flatMap(StepPrefixMissing::of);
        Stream<Finding> filled = folder.files().stream()
                .flatMap(file -> file.fillings().stream())
                .flatMap(StepPrefixMissing::of);
        return Stream.concat(written, filled);
    }

    private static Stream<Finding> of(Route route) {
        return check("nodePrefixId", route.place(), route.id(), route.prefix());
    }

    private static Stream<Finding> of(Filling filling) {
        return check("prefixId", filling.place(), filling.id(), filling.prefix());
    }

    private static Stream<Finding> check(
            String key, Place route, Optional<Value.Text> id, Optional<Value.Text> prefix) {
        String right = id.map(Value.Text::text).orElse("<route id>") + ".";
        if (prefix.isEmpty()) {
            return Stream.of(new Finding(
                    FindingCode.STEP_PREFIX_MISSING,
                    route,
                    "step ids are unique over all routes: the route needs " + key + ": " + right));
        }
        Value.Text is = prefix.get();
        return id.isEmpty() || is.text().equals(right)
                ? Stream.empty()
                : Stream.of(new Finding(
                        FindingCode.STEP_PREFIX_MISSING,
                        is.place(),
                        key + " is " + is.text() + ", should be " + right));
    }
}
