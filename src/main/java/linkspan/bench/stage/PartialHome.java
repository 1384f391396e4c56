package linkspan.bench.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A home folder with the routes of some systems only: what is not there gets nothing yet. */
final class PartialHome {
    private PartialHome() {}

    /** Copies all mappings, {@code routes/_hub} and the routes of {@code systems}. */
    static Path copy(Path home, Path to, List<String> systems) {
        copyTree(home.resolve("mappings"), to.resolve("mappings"));
        copyTree(home.resolve("routes/_hub"), to.resolve("routes/_hub"));
        systems.forEach(system -> copyTree(
                home.resolve("routes").resolve(system), to.resolve("routes").resolve(system)));
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
