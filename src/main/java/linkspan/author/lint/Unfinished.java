package linkspan.author.lint;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import linkspan.author.check.Finding;
import linkspan.author.check.Scope;
import linkspan.author.check.Sources;

/**
 * Routes that still say {@code TODO}, in their own file, in the mapping of the same name or in their system's settings.
 * They are not loaded: what {@code new} has guessed must not send anybody's data anywhere before a person has read it.
 */
public final class Unfinished {
    private Unfinished() {}

    /** By route file the first line that is left; the shared routes of {@code _hub} are always loaded. */
    public static Map<Path, Finding> routes(Sources sources) {
        Map<String, Finding> left = new LinkedHashMap<>();
        new TodoChecker()
                .check(
                        sources,
                        Scope.ALL,
                        checked -> left.put(checked.name(), checked.findings().get(0)));
        Map<Path, Finding> unfinished = new TreeMap<>();
        for (Path route : sources.routeFiles()) {
            if (!Sources.system(route).startsWith("_")) {
                of(sources, route).stream()
                        .filter(left::containsKey)
                        .findFirst()
                        .ifPresent(file -> unfinished.put(route, left.get(file)));
            }
        }
        return unfinished;
    }

    /** The first line that is left in a mapping, {@code wms/deliver-order-created}. */
    public static Optional<Finding> mapping(Sources sources, String name) {
        List<Finding> left = new ArrayList<>();
        Scope files = new Scope(List.of(
                sources.mappings().resolve(name + ".jslt"), sources.mappings().resolve(name + ".xsl")));
        new TodoChecker().check(sources, files, checked -> left.addAll(checked.findings()));
        return left.stream().findFirst();
    }

    /** The files that make a route what it is, as their author writes them. */
    public static List<String> of(Sources sources, Path route) {
        String mapping = Sources.system(route) + "/" + Sources.name(route);
        List<String> files = new ArrayList<>();
        files.add(sources.shown(route));
        files.add(sources.shown(sources.mappings().resolve(mapping + ".jslt")));
        files.add(sources.shown(sources.mappings().resolve(mapping + ".xsl")));
        files.add(sources.shown(route.resolveSibling("system.properties")));
        return files;
    }
}
