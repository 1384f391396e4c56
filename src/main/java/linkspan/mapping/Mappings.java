package linkspan.mapping;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * The mappings in a folder, {@code <root>/<system>/<name>.<extension>}, each compiled once for each state of the files
 * that was taken over. Safe for many threads.
 */
public final class Mappings {
    private static final Pattern NAME = Pattern.compile("_?[a-z0-9-]+/[a-z0-9-]+");

    private final Path root;
    private final Supplier<List<MappingEngine>> engines;
    private final Map<String, Integer> users = new ConcurrentHashMap<>();
    private volatile Version current;

    /** Never read anew: for a folder that does not change. */
    public Mappings(Path root, List<MappingEngine> engines) {
        this(root, () -> engines);
    }

    /** @param engines new ones at each call: an engine may remember what it has read */
    public Mappings(Path root, Supplier<List<MappingEngine>> engines) {
        this.root = root;
        this.engines = engines;
        this.current = new Version(engines.get());
    }

    /**
     * The mapping of this name as it is now, compiled on first use.
     *
     * @throws MappingBroken when there is none, or it does not compile
     */
    public Mapping get(String name) {
        return current.get(name);
    }

    /** The file of a mapping; empty when there is none. */
    public Optional<Path> file(String name) {
        return current.file(name);
    }

    /** What {@link #get} gives out now, and will give to whoever keeps it. */
    Version current() {
        return current;
    }

    /** A route runs this mapping from now on. Throws {@link MappingBroken}. */
    void use(String name) {
        get(name);
        users.merge(name, 1, Integer::sum);
    }

    void release(String name) {
        users.computeIfPresent(name, (key, count) -> count == 1 ? null : count - 1);
    }

    /** The names of those that routes run. */
    public Set<String> inUse() {
        return Set.copyOf(users.keySet());
    }

    /** Looks at a mapping before it is taken over; throws {@link MappingBroken} when it must not be. */
    @FunctionalInterface
    public interface Judge {
        void look(String name, Mapping next);
    }

    /**
     * What became of the files as they are now.
     *
     * @param broken by system why its mappings stay as they were
     * @param take makes {@link #get} give out the others
     */
    public record Recompiled(Map<String, MappingBroken> broken, Runnable take) {
        public Recompiled {
            broken = Map.copyOf(broken);
        }
    }

    /** Compiles all that routes run from the files as they are now. A system's mappings change together or not at all. */
    public Recompiled recompiled(Judge judge) {
        current.compiled.keySet().retainAll(users.keySet()); // what nobody runs yet is not kept with its mistakes
        Version next = new Version(engines.get());
        Map<String, MappingBroken> broken = new HashMap<>();
        for (String name : new TreeSet<>(users.keySet())) {
            try {
                judge.look(name, next.get(name));
            } catch (MappingBroken e) {
                broken.putIfAbsent(system(name), e);
            }
        }
        users.keySet().stream()
                .filter(name -> broken.containsKey(system(name)))
                .forEach(name -> next.compiled.put(name, current.get(name)));
        return new Recompiled(broken, () -> current = next);
    }

    private static String system(String name) {
        return name.substring(0, name.indexOf('/'));
    }

    /** Mappings of one state of the files: a message runs through one version from its begin to its end. */
    final class Version {
        private final List<MappingEngine> able;
        private final Map<String, Mapping> compiled = new ConcurrentHashMap<>();

        private Version(List<MappingEngine> able) {
            this.able = List.copyOf(able);
        }

        Mapping get(String name) {
            Mapping known = compiled.get(name);
            return known != null ? known : compiled.computeIfAbsent(name, this::compile);
        }

        private Optional<Path> file(String name) {
            return able.stream()
                    .map(engine -> path(name, engine))
                    .filter(Files::isRegularFile)
                    .findFirst();
        }

        private Mapping compile(String name) {
            Place place = Place.in(root.getFileName() + "/" + name);
            if (!NAME.matcher(name).matches()) {
                throw new MappingBroken(place, "a mapping is named <system>/<name>, of a-z, 0-9 and -");
            }
            List<MappingEngine> found = able.stream()
                    .filter(engine -> Files.isRegularFile(path(name, engine)))
                    .toList();
            return switch (found.size()) {
                case 0 -> throw new MappingBroken(place, "no such mapping, looked for " + extensions());
                case 1 -> found.get(0).compile(name, path(name, found.get(0)));
                default -> throw new MappingBroken(place, "exists more than once: " + extensions());
            };
        }

        private Path path(String name, MappingEngine engine) {
            return root.resolve(name + "." + engine.extension());
        }

        private String extensions() {
            return String.join(", ", able.stream().map(e -> "." + e.extension()).toList());
        }
    }
}
