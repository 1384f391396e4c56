package linkspan.author.lint.trial;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import linkspan.author.check.Finding;
import linkspan.author.check.FindingCode;
import linkspan.author.source.Route;
import linkspan.author.source.RouteFile;
import linkspan.author.source.RouteFolder;
import linkspan.mapping.Place;
import linkspan.platform.extension.ExtensionJars;
import linkspan.platform.system.SystemCatalog;
import org.jspecify.annotations.Nullable;

/** Has Camel build every file's routes: unknown words, options of its own components, expressions, beans. */
public final class RouteTrial {
    /** What the environment will say is not known here. */
    private static final Pattern OUTSIDE = Pattern.compile("\\b(env|sys):");

    /** In a value of {@code system.properties}: the hub knows what to put there. */
    private static final Pattern HOLE = Pattern.compile("\\{\\{[^}]*}}");

    private final Set<String> schemes;
    private final Set<String> breakers;
    private final UnaryOperator<@Nullable String> environment;
    private final ExtensionJars extensions;

    /**
     * @param schemes of the hub's components, whose addresses are checked elsewhere
     * @param breakers names of breakers that routes may use
     * @param environment value of a variable, or null
     * @param extensions components and beans of others
     */
    public RouteTrial(
            Set<String> schemes,
            Set<String> breakers,
            UnaryOperator<@Nullable String> environment,
            ExtensionJars extensions) {
        this.extensions = extensions;
        this.environment = environment;
        this.schemes = schemes;
        this.breakers = breakers;
    }

    /** At most one finding a file: Camel stops at the first. */
    public Stream<Finding> look(RouteFolder folder) {
        SystemCatalog systems = SystemCatalog.readable(
                folder.sources().routes(),
                environment,
                value -> HOLE.matcher(value).replaceAll("http://localhost"));
        try (TrialCamelRuntime camel = TrialCamelRuntime.open(schemes, breakers, systems, extensions)) {
            List<Finding> found = folder.files().stream()
                    .sorted(Comparator.comparing(file ->
                            file.templates().isEmpty() && file.policies().isEmpty()))
                    .flatMap(file -> camel
                            .load(file.path())
                            .filter(error ->
                                    !OUTSIDE.matcher(CamelWords.of(error)).find())
                            .map(error -> finding(folder, file, error))
                            .stream())
                    .toList();
            return Stream.concat(found.stream(), startedTogether(folder, camel.startupOrders()));
        }
    }

    private static Stream<Finding> startedTogether(RouteFolder folder, Map<String, String> orders) {
        Map<String, String> first = new HashMap<>();
        return folder.running().stream().flatMap(route -> {
            String order = orders.get(route.name());
            String before = order == null ? null : first.putIfAbsent(order, route.name());
            return before == null || before.equals(route.name())
                    ? Stream.empty()
                    : Stream.of(new Finding(
                            FindingCode.ROUTE_BROKEN,
                            route.at(route.place()),
                            "startupOrder " + order + " is that of " + before + ", too; each needs its own"));
        });
    }

    private static Finding finding(RouteFolder folder, RouteFile file, Exception error) {
        String words = CamelWords.of(error);
        List<Route> routes = folder.running().stream()
                .filter(route -> route.shown().equals(file.shown()))
                .toList();
        Place place = CamelWords.at(error)
                .map(at -> Culprit.key(file, new Place(file.shown(), at[0], at[1]), CamelWords.problem(error)))
                .orElseGet(() -> Culprit.step(file, routes, String.valueOf(error.getMessage())));
        return new Finding(FindingCode.ROUTE_BROKEN, place, words);
    }
}
