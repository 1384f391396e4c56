package linkspan.lab.bench.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A home folder with the routes of some systems only: what is not there gets nothing yet. */
final class PartialHome {
    private static final Pattern SIDE = Pattern.compile("direct:([a-z0-9-]+)\\.");

    private PartialHome() {}

    /** Copies what all share, and the routes and mappings of {@code systems}. */
    static Path copy(Path home, Path to, List<String> systems) {
        copyTree(home.resolve("mappings/_canonical"), to.resolve("mappings/_canonical"));
        copyTree(home.resolve("mappings/_api"), to.resolve("mappings/_api"));
        copyTree(home.resolve("mappings/_hub"), to.resolve("mappings/_hub"));
        copyTree(home.resolve("routes/_hub"), to.resolve("routes/_hub"));
        for (String system : systems) {
            for (String folder : List.of("routes", "mappings")) {
                copyTree(
                        home.resolve(folder).resolve(system), to.resolve(folder).resolve(system));
            }
        }
        leaveOutComparisons(to.resolve("routes"), systems);
        return to;
    }

    /** A comparison asks two systems: where one is not there, it is not either. */
    private static void leaveOutComparisons(Path routes, List<String> systems) {
        try (Stream<Path> files = Files.walk(routes)) {
            for (Path file : files.filter(it -> it.getFileName().toString().matches("reconcile-.*\\.yaml"))
                    .toList()) {
                boolean whole = SIDE.matcher(Files.readString(file))
                        .results()
                        .allMatch(side -> systems.contains(side.group(1)));
                if (!whole) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot leave out comparisons of " + routes, e);
        }
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
