package linkspan.author.reload;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import linkspan.author.check.Finding;
import linkspan.author.check.Scope;
import linkspan.author.check.Sources;
import linkspan.author.lint.HubLint;
import linkspan.author.lint.Unfinished;
import linkspan.mapping.Place;

/** The folders below {@code routes/} as they run, and how edited ones take their place: each for itself, whole or not. */
final class LiveFolders {
    private static final String SHARED = "_hub";
    private static final String SETTINGS = "system.properties";

    private final Sources sources;
    private final Path root;
    private final HubLint lint;
    private final RouteSwap swap;
    private Map<String, LiveRouteFolder> running = new TreeMap<>();

    LiveFolders(Sources sources, HubLint lint, RouteSwap swap) {
        this.sources = sources;
        this.root = sources.routes();
        this.lint = lint;
        this.swap = swap;
        for (String id : LiveRouteFolder.names(root)) {
            running.put(id, LiveRouteFolder.running(root, id, swap.catalog(), lint.leftOut()));
        }
    }

    /**
     * Brings what is on disk to run. Tells a line about each thing that was applied or refused.
     *
     * @param edited since the last time
     */
    void reload(Set<Path> edited, Consumer<String> applied, Consumer<String> refused) {
        Map<Path, Finding> unfinished = Unfinished.routes(sources);
        Map<String, Optional<LiveRouteFolder>> changes = changes(unfinished, refused);
        tellUnfinished(unfinished, edited, refused);
        if (changes.containsKey(SHARED)) { // others may have changed with it
            apply(changes, applied, refused);
            return;
        }
        changes.forEach((id, folder) -> apply(Map.of(id, folder), applied, refused));
    }

    private void tellUnfinished(Map<Path, Finding> unfinished, Set<Path> edited, Consumer<String> refused) {
        Set<String> touched = edited.stream().map(sources::shown).collect(Collectors.toSet());
        unfinished.forEach((route, todo) -> {
            if (Unfinished.of(sources, route).stream().anyMatch(touched::contains)) {
                refused.accept(todo + "; " + sources.shown(route)
                        + (isRunning(route) ? " stays as it was" : " is not loaded") + " until that is decided");
            }
        });
    }

    private Optional<LiveRouteFile> file(Path file, Map<Path, Finding> unfinished) {
        return unfinished.containsKey(file) ? runs(file) : Optional.of(LiveRouteFile.read(root, file));
    }

    private boolean isRunning(Path file) {
        return runs(file).isPresent();
    }

    private Optional<LiveRouteFile> runs(Path file) {
        return running.values().stream()
                .flatMap(folder -> folder.files().stream())
                .filter(route -> route.file().equals(file))
                .findFirst();
    }

    private Map<String, Optional<LiveRouteFolder>> changes(Map<Path, Finding> unfinished, Consumer<String> refused) {
        List<String> there = LiveRouteFolder.names(root);
        Set<String> all = new TreeSet<>(there);
        all.addAll(running.keySet());
        Map<String, Optional<LiveRouteFolder>> changes = new TreeMap<>();
        for (String id : all) {
            try {
                LiveRouteFolder next = there.contains(id) ? read(id, unfinished) : null;
                if (next != null && isWaiting(next)) {
                    continue;
                }
                if (!Objects.equals(next, running.get(id))) {
                    changes.put(id, Optional.ofNullable(next));
                }
            } catch (RouteBroken e) {
                refused.accept(line(id, withPlace(id, e)));
            }
        }
        return changes;
    }

    /** Lint knows the line of a wrong key, whoever reads the settings only knows the key. */
    private RouteBroken withPlace(String id, RouteBroken e) {
        Path settings = root.resolve(id).resolve(SETTINGS);
        return Files.exists(settings)
                ? lint.stop(new Scope(List.of(settings))).map(RouteBroken::new).orElse(e)
                : e;
    }

    /** A new system of which nothing is to run yet. */
    private boolean isWaiting(LiveRouteFolder folder) {
        return folder.files().isEmpty() && !running.containsKey(folder.id());
    }

    private LiveRouteFolder read(String id, Map<Path, Finding> unfinished) {
        LiveRouteFolder folder = LiveRouteFolder.read(root, id, swap.catalog(), file -> file(file, unfinished));
        boolean none = unfinished.keySet().stream().noneMatch(file -> file.startsWith(root.resolve(id)));
        if (isWaiting(folder) && none) {
            throw new RouteBroken(Place.in(root.getFileName() + "/" + id), "there is no <verb>-<event>.camel.yaml");
        }
        return folder;
    }

    private void apply(
            Map<String, Optional<LiveRouteFolder>> changes, Consumer<String> applied, Consumer<String> refused) {
        try {
            RoutePlan plan = RoutePlan.of(running, changes);
            refuseWhatWouldStopAStart(plan);
            swap.apply(plan);
            changes.forEach((id, folder) -> applied.accept(line(id, folder, plan)));
            running = plan.next();
        } catch (RouteBroken e) {
            refused.accept(line(changes.keySet().iterator().next(), e));
        }
    }

    private void refuseWhatWouldStopAStart(RoutePlan plan) {
        if (plan.come().isEmpty()) {
            return;
        }
        Scope files = new Scope(Stream.concat(
                        plan.come().stream().map(LiveRouteFile::file),
                        plan.resettled().stream().map(id -> root.resolve(id).resolve(SETTINGS)))
                .toList());
        lint.stop(files).ifPresent(stop -> {
            throw new RouteBroken(stop);
        });
        try {
            swap.tryOut(plan);
        } catch (RouteBroken e) {
            throw lint.whyUnloaded(files).map(RouteBroken::new).orElse(e);
        }
    }

    private String line(String id, Optional<LiveRouteFolder> folder, RoutePlan plan) {
        if (folder.isEmpty()) {
            return id + ": gone, its routes are stopped; from when it gets events stays in the database";
        }
        String routes = plan.come().stream()
                .filter(file -> id.equals(SHARED) || file.system().equals(id))
                .map(file -> id.equals(SHARED) ? file.system() + "/" + file.name() : file.name())
                .collect(Collectors.joining(", "));
        String stopped = plan.away().stream()
                .filter(file -> file.system().equals(id)
                        && !plan.come().stream()
                                .map(LiveRouteFile::file)
                                .toList()
                                .contains(file.file()))
                .map(LiveRouteFile::name)
                .collect(Collectors.joining(", "));
        return (running.containsKey(id) ? id + ": " : id + ": new, ")
                + (routes.isEmpty() ? "no route built" : routes)
                + (stopped.isEmpty() ? "" : "; stopped " + stopped);
    }

    private String line(String id, RouteBroken e) {
        return running.containsKey(id)
                ? e.getMessage() + "; the old one keeps running"
                : e.getMessage() + "; " + id + " is not there yet";
    }
}
