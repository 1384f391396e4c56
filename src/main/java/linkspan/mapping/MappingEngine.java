package linkspan.mapping;

import java.nio.file.Path;

/** A mapping language: compiles files of one extension. */
public interface MappingEngine {
    /** Without the dot: {@code jslt}. */
    String extension();

    /**
     * Compiles one file and everything it refers to.
     *
     * @param name {@code <system>/<name>}
     * @throws MappingBroken when the file, a module or a table it uses cannot be used
     */
    Mapping compile(String name, Path file);
}
