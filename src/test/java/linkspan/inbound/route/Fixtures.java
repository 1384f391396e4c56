package linkspan.inbound.route;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Test data from outside, beside the project; a test that needs it is skipped where it is absent. */
final class Fixtures {
    private static final Path FOLDER = Path.of("../shared/fixtures");

    private Fixtures() {}

    static Path need(String path) {
        Path file = FOLDER.resolve(path);
        Assumptions.assumeTrue(Files.exists(file), () -> "skipped: there is no " + file);
        return file;
    }

    static List<Path> list(String folder) {
        try (Stream<Path> files = Files.list(need(folder))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
