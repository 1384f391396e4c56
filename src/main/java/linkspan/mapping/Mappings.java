package linkspan.mapping;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The mappings in a folder, {@code <root>/<system>/<name>.<extension>}, each compiled once. */
public final class Mappings {
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]+/[a-z0-9-]+");

    private final Path root;
    private final List<MappingEngine> engines;
    private final Map<String, Mapping> compiled = new ConcurrentHashMap<>();

    public Mappings(Path root, List<MappingEngine> engines) {
        this.root = root;
        this.engines = List.copyOf(engines);
    }

    /**
     * The mapping of this name, compiled on first use.
     *
     * @throws MappingBroken when there is none, or it does not compile
     */
    public Mapping get(String name) {
        Mapping known = compiled.get(name);
        return known != null ? known : compiled.computeIfAbsent(name, this::compile);
    }

    /** The file of a mapping; empty when there is none. */
    public Optional<Path> file(String name) {
        return engines.stream()
                .map(engine -> file(name, engine))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private Mapping compile(String name) {
        Place place = Place.in(root.getFileName() + "/" + name);
        if (!NAME.matcher(name).matches()) {
            throw new MappingBroken(place, "a mapping is named <system>/<name>, of a-z, 0-9 and -");
        }
        List<MappingEngine> able = engines.stream()
                .filter(engine -> Files.isRegularFile(file(name, engine)))
                .toList();
        return switch (able.size()) {
            case 0 -> throw new MappingBroken(place, "no such mapping, looked for " + extensions());
            case 1 -> able.get(0).compile(name, file(name, able.get(0)));
            default -> throw new MappingBroken(place, "exists more than once: " + extensions());
        };
    }

    private Path file(String name, MappingEngine engine) {
        return root.resolve(name + "." + engine.extension());
    }

    private String extensions() {
        return String.join(", ", engines.stream().map(e -> "." + e.extension()).toList());
    }
}
