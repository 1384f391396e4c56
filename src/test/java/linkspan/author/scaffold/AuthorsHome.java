package linkspan.author.scaffold;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import linkspan.author.scaffold.sample.SampleFile;
import linkspan.inbound.auth.way.Way;

/** A project's root with the canonical schemas and nothing else. */
final class AuthorsHome {
    private final Path root;

    AuthorsHome(Path root) throws IOException {
        this.root = root;
        Files.createDirectories(root.resolve("routes"));
        Path schemas = Files.createDirectories(root.resolve("mappings/_canonical"));
        try (Stream<Path> files = Files.list(Path.of("mappings/_canonical"))) {
            for (Path file : files.toList()) {
                Files.copy(file, schemas.resolve(file.getFileName().toString()));
            }
        }
    }

    Path root() {
        return root;
    }

    void system(String id) {
        NewSystem.Facts nothing = facts(Way.LINKSPAN_V2);
        NewSystem.files(root, id, nothing).write();
    }

    /** Of a system of which only its way of signing is known. */
    static NewSystem.Facts facts(Way way) {
        return new NewSystem.Facts(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), way);
    }

    NewFiles route(String name, Wishes wishes) {
        NewFiles files = NewRoute.files(root, RouteName.of(name), wishes);
        files.write();
        return files;
    }

    /** @param text what the sample says */
    Wishes sample(String text) throws IOException {
        Path file = Files.writeString(root.resolve("sample.txt"), text);
        return wishes(Optional.of(SampleFile.read(file)));
    }

    static Wishes wishes(Optional<SampleFile> sample) {
        return new Wishes(sample, Optional.empty(), Optional.empty(), Optional.empty(), "sample");
    }

    String text(String file) throws IOException {
        return Files.readString(root.resolve(file));
    }

    List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .filter(file -> !file.contains("_canonical"))
                    .sorted()
                    .toList();
        }
    }
}
