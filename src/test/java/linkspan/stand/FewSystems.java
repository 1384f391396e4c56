package linkspan.stand;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Folders of a hub with some of the systems only: others are away, and a start costs a part. */
public final class FewSystems {
    private FewSystems() {}

    public static Path home(Path to, List<String> systems) throws IOException {
        for (String root : List.of("routes", "mappings")) {
            try (Stream<Path> folders = Files.list(Path.of(root))) {
                for (Path folder : folders.filter(Files::isDirectory).toList()) {
                    String name = folder.getFileName().toString();
                    if (name.startsWith("_") || systems.contains(name)) {
                        copy(folder, to.resolve(folder));
                    }
                }
            }
        }
        try (Stream<Path> files = Files.walk(to.resolve("routes"))) {
            for (Path file : files.filter(it -> it.getFileName().toString().matches("reconcile-.*\\.yaml"))
                    .toList()) { // a comparison asks two systems
                boolean whole = Pattern.compile("direct:([a-z0-9-]+)\\.")
                        .matcher(Files.readString(file))
                        .results()
                        .allMatch(side -> systems.contains(side.group(1)));
                if (!whole) {
                    Files.delete(file);
                }
            }
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
