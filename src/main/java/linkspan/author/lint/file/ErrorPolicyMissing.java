package linkspan.author.lint.file;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import linkspan.author.check.Finding;
import linkspan.author.check.FindingCode;
import linkspan.author.check.Sources;
import linkspan.author.lint.Known;
import linkspan.author.lint.Rule;
import linkspan.author.source.Route;
import linkspan.author.source.RouteFile;
import linkspan.author.source.RouteFolder;
import linkspan.author.source.Value;

/**
 * Camel says nothing when a route names a policy that does not exist: it goes on with its default. A route of its author's own may do
 * without: its source hears of the failure.
 */
public final class ErrorPolicyMissing implements Rule {
    @Override
    public Stream<Finding> look(RouteFolder folder) {
        List<String> known = folder.policies().stream().sorted().toList();
        List<String> files = folder.files().stream()
                .filter(file -> file.handler().isPresent())
                .map(RouteFile::shown)
                .toList();
        return folder.drafts().stream()
                .filter(route -> route.handler().isEmpty() && !files.contains(route.shown()))
                .filter(route -> route.policy().isPresent() || !Sources.isFree(route.file()))
                .flatMap(route -> of(route, known));
    }

    private static Stream<Finding> of(Route route, List<String> known) {
        if (route.policy().isEmpty()) {
            return Stream.of(new Finding(
                    FindingCode.ERROR_POLICY_MISSING,
                    route.place(),
                    "nothing says what happens when a step fails: the route needs a routeConfigurationId ("
                            + Known.there(known) + ") or an errorHandler"));
        }
        Value.Text named = route.policy().get();
        return Arrays.stream(named.text().split(",", -1))
                .map(String::strip)
                .filter(name -> !name.endsWith("*") && !known.contains(name))
                .map(name -> new Finding(
                        FindingCode.ERROR_POLICY_MISSING,
                        named.place(),
                        "there is no routeConfiguration " + name + "; " + Known.there(name, known)));
    }
}
