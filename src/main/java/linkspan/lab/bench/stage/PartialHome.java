package linkspan.lab.bench.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A home folder with the routes of some systems only: what is not there gets nothing yet. */
final class PartialHome {
    private PartialHome() {}

    /** Copies what all share, and the routes and mappings of {@code systems}. */
    static Path copy(Path home, Path to, List<String> systems) {
        copyTree(home.resolve("mappings/_canonical"), to.resolve("mappings/_canonical"));
        copyTree(home.resolve("mappings/_hub"), to.resolve("mappings/_hub"));
        copyTree(home.resolve("routes/_hub"), to.resolve("routes/_hub"));
        for (String system : systems) {
            for (String folder : List.of("routes", "mappings")) {
                copyTree(
                        home.resolve(folder).resolve(system), to.resolve(folder).resolve(system));
            }
        }
        return to;
    }

    private static void copyTree(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            Files.createDirectories(to.toAbsolutePath().getParent());
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot copy " + from + " to " + to, e);
        }
    }
}
