package linkspan.author.lint;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import linkspan.author.check.Finding;
import linkspan.author.check.FindingCode.Weight;
import linkspan.author.check.Scope;
import linkspan.author.check.Sources;
import linkspan.platform.system.ConfigurationError;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a hub is told about its folders: before anything of it starts, and when they are edited while it runs. Examples and
 * cases are left to {@code check}. One thread at a time.
 */
public final class HubLint {
    private static final Logger LOG = LoggerFactory.getLogger(HubLint.class);
    private final Sources sources;
    private final RouteLint routes;
    private Set<Finding> told = Set.of();
    private Set<Path> leftOut = Set.of();
    private Map<Path, Stamp> seen = Map.of();
    private List<Finding> ruled = List.of();

    /** @param environment value of a variable, or null */
    public HubLint(Sources sources, UnaryOperator<@Nullable String> environment) {
        this.sources = sources;
        this.routes = new RouteLint(environment);
    }

    /**
     * Returns when the hub may start; what ought to be mended all the same is in the log.
     *
     * @throws ConfigurationError with all that keeps it from starting, a line each
     */
    public void pass() {
        long start = System.nanoTime();
        List<Finding> findings = ruled();
        List<String> stops = stops(findings, Scope.ALL);
        if (!stops.isEmpty()) {
            throw new ConfigurationError(stops);
        }
        warn(findings);
        LOG.debug("routes looked at in {} ms", (System.nanoTime() - start) / 1_000_000);
    }

    /** Route files that are not to be loaded, as somebody still has to decide something in them; each is in the log. */
    public Set<Path> unfinished() {
        Map<Path, Finding> unfinished = Unfinished.routes(sources);
        unfinished.forEach((route, todo) -> LOG.error("not loaded route={} todo={}", sources.shown(route), todo));
        leftOut = Set.copyOf(unfinished.keySet());
        return leftOut;
    }

    /** What {@link #unfinished} said at the start. */
    public Set<Path> leftOut() {
        return leftOut;
    }

    /** What Camel stumbled over when it loaded the routes, with file and line where a load aside can tell them. */
    public ConfigurationError explained(ConfigurationError camels) {
        List<String> stops = stops(routes.findings(sources), Scope.ALL);
        return stops.isEmpty() ? camels : new ConfigurationError(stops);
    }

    /** What in these files would keep a hub from starting, in one line; it does not load them into Camel. */
    public Optional<String> stop(Scope files) {
        return first(stops(ruled(), files));
    }

    /** The same of files that Camel did not load: why, in words for their author. */
    public Optional<String> whyUnloaded(Scope files) {
        return first(stops(routes.findings(sources), files));
    }

    /** Logs what ought to be mended, and was not so, or not there, when this was told before. */
    public void warn() {
        warn(ruled());
    }

    /** Rules are asked again only when a file is another one since. */
    private List<Finding> ruled() {
        Map<Path, Stamp> now = new HashMap<>();
        for (Path root : List.of(sources.routes(), sources.mappings())) {
            Sources.files(root, "").forEach(file -> now.put(file, Stamp.of(file)));
        }
        if (!now.equals(seen)) {
            ruled = routes.ruled(sources);
            seen = now;
        }
        return ruled;
    }

    private record Stamp(long modified, long size) {
        static Stamp of(Path file) {
            return new Stamp(file.toFile().lastModified(), file.toFile().length());
        }
    }

    private void warn(List<Finding> findings) {
        List<Finding> all = new ArrayList<>(findings);
        new TodoChecker().check(sources, Scope.ALL, checked -> all.addAll(checked.findings()));
        all.stream()
                .filter(finding -> finding.code().weight() == Weight.WARNS && !told.contains(finding))
                .forEach(finding -> LOG.warn("{}", finding));
        told = Set.copyOf(all);
    }

    private List<String> stops(List<Finding> findings, Scope files) {
        return findings.stream()
                .filter(finding -> finding.code().weight() == Weight.STOPS)
                .filter(finding -> files.includes(sources.file(finding.place().file())))
                .map(Finding::toString)
                .toList();
    }

    private static Optional<String> first(List<String> stops) {
        return stops.stream()
                .findFirst()
                .map(first -> first + (stops.size() == 1 ? "" : " (the first of " + stops.size() + ")"));
    }
}
