package linkspan.reload;

import java.nio.file.Path;
import java.util.Set;
import linkspan.mapping.CanonicalSchemas;
import linkspan.mapping.Mappings;

/** The mappings and schemas that run, and how edited files take their place: all of them or none. */
final class LiveMappings {
    private final Path root;
    private final Mappings mappings;
    private final CanonicalSchemas schemas;

    LiveMappings(Path root, Mappings mappings, CanonicalSchemas schemas) {
        this.root = root;
        this.mappings = mappings;
        this.schemas = schemas;
    }

    /** True for mappings, modules, tables and schemas, {@code <system>/<file>}; false for examples, which are deeper. */
    boolean concern(Path file) {
        return file.startsWith(root) && root.relativize(file).getNameCount() == 2;
    }

    /**
     * Reads all files that are in use and takes them over together. Messages under way end with what they began with.
     *
     * @return how many mappings run now
     * @throws linkspan.mapping.MappingBroken naming file, line and column; everything stays as it is
     */
    int reload() {
        Runnable newSchemas = schemas.recompiled();
        Runnable newMappings = mappings.recompiled();
        newSchemas.run();
        newMappings.run();
        return mappings.inUse().size();
    }

    /** Names below the folder, for people: {@code wms/deliver-order-created.jslt}. */
    String names(Set<Path> files) {
        return String.join(
                ", ",
                files.stream()
                        .map(file -> root.getFileName() + "/"
                                + root.relativize(file).toString().replace('\\', '/'))
                        .sorted()
                        .toList());
    }
}
