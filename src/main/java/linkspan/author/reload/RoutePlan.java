package linkspan.author.reload;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import linkspan.mapping.Place;
import linkspan.platform.system.SystemSettings;
import org.jspecify.annotations.Nullable;

/**
 * What has to be built again when some folders change: what was edited, and what stands on it.
 *
 * @param next all folders as they are to be
 * @param away files whose routes, templates and policies run now and have to go
 * @param come files that take their place
 * @param resettled systems that are new, gone, or have other settings
 */
record RoutePlan(
        Map<String, LiveRouteFolder> next, List<LiveRouteFile> away, List<LiveRouteFile> come, Set<String> resettled) {
    /** {@code changes}: folders by name, empty when they are gone. Throws {@link RouteBroken} for an id that occurs twice. */
    static RoutePlan of(Map<String, LiveRouteFolder> now, Map<String, Optional<LiveRouteFolder>> changes) {
        Map<String, LiveRouteFolder> next = new TreeMap<>(now);
        changes.forEach((id, folder) -> folder.ifPresentOrElse(it -> next.put(id, it), () -> next.remove(id)));
        Set<String> resettled = changes.keySet().stream()
                .filter(id -> !Objects.equals(settings(now.get(id)), settings(next.get(id))))
                .collect(Collectors.toCollection(TreeSet::new));
        Map<Path, LiveRouteFile> old = files(now.values());
        Map<Path, LiveRouteFile> all = files(next.values());
        refuseDoubles(all.values());
        Set<Path> affected = affected(old, all, resettled);
        return new RoutePlan(next, among(old, affected), among(all, affected), resettled);
    }

    private static Optional<SystemSettings> settings(@Nullable LiveRouteFolder folder) {
        return Optional.ofNullable(folder).map(LiveRouteFolder::settings);
    }

    private static Map<Path, LiveRouteFile> files(Collection<LiveRouteFolder> folders) {
        return folders.stream()
                .flatMap(folder -> folder.files().stream())
                .collect(Collectors.toMap(LiveRouteFile::file, file -> file, (a, b) -> a, TreeMap::new));
    }

    private static void refuseDoubles(Collection<LiveRouteFile> files) {
        Map<String, LiveRouteFile> owners = new TreeMap<>();
        for (LiveRouteFile file : files) {
            for (String id : file.routes()) {
                LiveRouteFile other = owners.put(id, file);
                if (other != null) {
                    Place place = file.find(id);
                    throw new RouteBroken(place, "the route " + id + " is in " + other.shown() + ", too");
                }
            }
        }
    }

    private static Set<Path> affected(
            Map<Path, LiveRouteFile> old, Map<Path, LiveRouteFile> all, Set<String> resettled) {
        Set<Path> affected = new HashSet<>(old.keySet());
        affected.addAll(all.keySet());
        affected.removeIf(file -> Objects.equals(old.get(file), all.get(file)));
        all.values().stream()
                .filter(file -> resettled.stream().anyMatch(file::reaches))
                .forEach(file -> affected.add(file.file()));
        Set<String> changed = new HashSet<>();
        int before;
        do {
            before = affected.size();
            Stream.concat(among(old, affected).stream(), among(all, affected).stream())
                    .forEach(file -> changed.addAll(file.defines()));
            all.values().stream().filter(file -> file.standsOn(changed)).forEach(file -> affected.add(file.file()));
        } while (affected.size() > before);
        return affected;
    }

    private static List<LiveRouteFile> among(Map<Path, LiveRouteFile> files, Set<Path> those) {
        return files.values().stream()
                .filter(file -> those.contains(file.file()))
                .toList();
    }

    /** Settings of all systems as they are to be. */
    List<SystemSettings> settings() {
        return next.values().stream()
                .map(LiveRouteFolder::settings)
                .filter(Objects::nonNull)
                .toList();
    }

    /** Those that come, with the templates and policies that they may stand on, these first. */
    List<LiveRouteFile> withSupport() {
        List<LiveRouteFile> support = next.values().stream()
                .flatMap(folder -> folder.files().stream())
                .filter(file -> !file.defines().isEmpty())
                .toList();
        return Stream.concat(support.stream(), come.stream().filter(file -> !support.contains(file)))
                .toList();
    }

    /** Systems that deliver through one of the routes, also through one that is called from another file. */
    Set<String> systems() {
        Set<String> ids = Stream.concat(away.stream(), come.stream())
                .flatMap(file -> file.routes().stream())
                .collect(Collectors.toSet());
        Stream<LiveRouteFile> callers = next.values().stream()
                .flatMap(folder -> folder.files().stream())
                .filter(file -> file.calls(ids));
        Set<String> systems = Stream.of(away.stream(), come.stream(), callers)
                .flatMap(files -> files)
                .map(LiveRouteFile::system)
                .filter(system -> !system.startsWith("_"))
                .collect(Collectors.toCollection(TreeSet::new));
        systems.addAll(resettled);
        return systems;
    }
}
