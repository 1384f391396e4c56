package linkspan.stand;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Folders of a hub with some of the systems only, so that others are away. */
public final class FewSystems {
    private FewSystems() {}

    public static Path home(Path to, List<String> systems) throws IOException {
        copy(Path.of("mappings"), to.resolve("mappings"));
        copy(Path.of("routes/_hub"), to.resolve("routes/_hub"));
        for (String system : systems) {
            copy(Path.of("routes", system), to.resolve("routes").resolve(system));
        }
        return to;
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }
}
