package linkspan.author.cases;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import linkspan.author.check.Sources;
import linkspan.author.source.Address;
import linkspan.author.source.RouteFile;
import linkspan.author.source.RouteFolder;

/** The route files by what they hold, to load no more than a route needs. */
final class CaseRouteFiles {
    private final RouteFolder folder;
    private final Map<Path, RouteFile> files = new HashMap<>();
    private final Map<String, Path> asked;

    CaseRouteFiles(Sources sources) {
        folder = RouteFolder.read(sources);
        folder.files().forEach(file -> files.put(file.path(), file));
        asked = folder.asked();
    }

    /** Templates and policies, this file, and those with the routes that it asks by {@code direct:}. */
    List<Path> needed(Path file) {
        Set<Path> needed = new LinkedHashSet<>();
        folder.files().stream().filter(this::isShared).forEach(shared -> needed.add(shared.path()));
        Deque<Path> open = new ArrayDeque<>(List.of(file));
        while (!open.isEmpty()) {
            Path next = open.removeFirst();
            RouteFile read = files.get(next);
            if (needed.add(next) && read != null) {
                folder.mentions(read)
                        .map(Address::target)
                        .map(asked::get)
                        .filter(Objects::nonNull)
                        .forEach(open::add);
            }
        }
        return List.copyOf(needed);
    }

    private boolean isShared(RouteFile file) {
        return Sources.system(file.path()).startsWith("_")
                && file.routes().stream()
                        .noneMatch(route -> route.from().scheme().equals("direct"));
    }
}
