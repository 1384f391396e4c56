package linkspan.sabotage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The list of sabotages keeps up with the code: what it breaks is still there, and so is the test that sees it. */
class SabotageListTest {
    private static final Path PROJECT = Path.of("");

    static Stream<Sabotage> all() throws IOException {
        return Sabotage.read(Path.of("src/test/resources/sabotage/sabotages.txt")).stream();
    }

    @ParameterizedTest
    @MethodSource("all")
    void what_is_broken_stands_in_its_file_once_and_its_test_exists(Sabotage each) throws IOException {
        for (Sabotage.Edit edit : each.edits()) {
            assertThat(edit.fits(PROJECT)).as(edit.toString()).isTrue();
        }
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            assertThat(files.map(file -> file.getFileName().toString())).contains(each.test() + ".java");
        }
    }
}
