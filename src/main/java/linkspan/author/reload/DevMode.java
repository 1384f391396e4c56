package linkspan.author.reload;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import linkspan.author.check.Sources;
import linkspan.author.lint.HubLint;
import linkspan.mapping.CanonicalSchemas;
import linkspan.mapping.MappingBroken;
import linkspan.mapping.Mappings;
import linkspan.model.kind.EventTypes;
import linkspan.platform.desk.OpsDesk;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the author's folders while the hub runs: what is edited there applies within a second, or is refused. */
public final class DevMode implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DevMode.class);
    private final Path routes;
    private final Path mappings;
    private final Clock clock;
    private final FolderWatch watch;
    private final ReloadDesk desk = new ReloadDesk();

    /** To be made before the folders are read: what changes from then on is an edit. */
    public DevMode(Path routes, Path mappings, Clock clock) {
        this.routes = routes;
        this.mappings = mappings;
        this.clock = clock;
        this.watch = new FolderWatch(List.of(routes, mappings));
    }

    /** Where people see what the last edits came to. */
    public OpsDesk desk() {
        return desk;
    }

    /**
     * All routes run: edits that {@code lint} lets pass apply from now on, on a thread of its own. What ought to be mended
     * in them is logged then.
     */
    public void follow(
            Mappings running, CanonicalSchemas schemas, Consumer<EventTypes> events, HubLint lint, RouteSwap swap) {
        LiveMappings liveMappings = new LiveMappings(new Sources(routes, mappings), running, schemas, events);
        LiveFolders folders = new LiveFolders(new Sources(routes, mappings), lint, swap);
        watch.start(files -> {
            round(files, liveMappings, folders);
            lint.warn();
        });
        LOG.info("watching routes={} mappings={}", routes, mappings);
    }

    private void round(Set<Path> files, LiveMappings liveMappings, LiveFolders folders) {
        long start = System.nanoTime();
        List<String> applied = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        Set<Path> edited = liveMappings.concern(files);
        List<String> broken = edited.isEmpty() ? List.of() : tried(edited, liveMappings, applied);
        List<String> moved = new ArrayList<>();
        folders.reload(files, moved::add, refused::add);
        if (!broken.isEmpty()
                && !moved.isEmpty()) { // a route that has gone, or uses another one, may have been the reason
            applied.clear();
            broken = tried(edited, liveMappings, applied);
        }
        applied.addAll(moved);
        refused.addAll(0, broken);
        if (edited.isEmpty()
                && applied.isEmpty()
                && refused.isEmpty()
                && files.stream().noneMatch(this::isRoute)) {
            return; // an example, a case
        }
        applied.forEach(line -> LOG.info("reloaded {}", line));
        refused.forEach(line -> LOG.warn("not reloaded: {}", line));
        desk.tell(new ReloadDesk.Round(clock.instant(), Duration.ofNanos(System.nanoTime() - start), applied, refused));
    }

    private boolean isRoute(Path file) {
        String name = file.toString();
        return file.startsWith(routes) && (name.endsWith(".camel.yaml") || name.endsWith(".properties"));
    }

    /** Tells what was applied, returns what was refused. */
    private static List<String> tried(Set<Path> edited, LiveMappings liveMappings, List<String> applied) {
        try {
            LiveMappings.Outcome outcome = liveMappings.reload(edited);
            if (!outcome.taken().isEmpty()) {
                applied.add(liveMappings.names(outcome.taken()) + ": " + outcome.inUse() + " mappings in use compiled");
            }
            return List.copyOf(outcome.refused().values());
        } catch (MappingBroken e) {
            return List.of(e.getMessage() + "; all mappings stay as they were");
        }
    }

    @Override
    public void close() {
        watch.close();
    }
}
