package linkspan.author.reload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import linkspan.mapping.Place;
import linkspan.platform.system.ConfigurationError;
import linkspan.platform.system.SystemCatalog;
import linkspan.platform.system.SystemSettings;
import org.jspecify.annotations.Nullable;

/**
 * One folder below {@code routes/} as it was read.
 *
 * @param settings null for {@code _hub}, which is no system
 * @param files by path
 */
record LiveRouteFolder(String id, @Nullable SystemSettings settings, List<LiveRouteFile> files) {
    private static final String ENDING = ".camel.yaml";

    LiveRouteFolder {
        files = List.copyOf(files);
    }

    /**
     * Throws {@link RouteBroken} saying what is missing or wrong.
     *
     * @param reader makes a file what is to run; nothing where it is not to
     */
    static LiveRouteFolder read(
            Path root, String id, SystemCatalog catalog, Function<Path, Optional<LiveRouteFile>> reader) {
        Path folder = root.resolve(id);
        String shown = root.getFileName() + "/" + id;
        boolean system = !id.startsWith("_");
        if (system && !Files.isRegularFile(folder.resolve("system.properties"))) {
            throw new RouteBroken(Place.in(shown), "system.properties is missing");
        }
        List<LiveRouteFile> files = files(folder).stream()
                .flatMap(file -> reader.apply(file).stream())
                .toList();
        try {
            return new LiveRouteFolder(id, system ? catalog.read(id) : null, files);
        } catch (ConfigurationError e) {
            throw new RouteBroken(String.valueOf(e.getMessage()));
        }
    }

    /** The folder of a hub that has just started, as the catalog knows it. */
    static LiveRouteFolder running(Path root, String id, SystemCatalog catalog, Set<Path> unfinished) {
        return new LiveRouteFolder(
                id,
                catalog.find(id).orElse(null),
                files(root.resolve(id)).stream()
                        .filter(file -> !unfinished.contains(file))
                        .map(file -> LiveRouteFile.read(root, file))
                        .toList());
    }

    /** Names of the folders that there are. */
    static List<String> names(Path root) {
        try (Stream<Path> folders = Files.list(root)) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new RouteBroken(Place.in(root.toString()), "cannot be read");
        }
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(ENDING))
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new RouteBroken(Place.in(folder.toString()), "cannot be read");
        }
    }
}
