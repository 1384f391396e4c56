package linkspan.author.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import linkspan.author.check.Finding;
import linkspan.author.check.Sources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Authors read findings; what they are told names no class, and where it stands. */
class FindingWordsTest {
    private static Stream<Path> folders() throws IOException {
        return Files.list(Path.of("src/test/resources/check/bad")).sorted();
    }

    @ParameterizedTest
    @MethodSource("folders")
    void a_finding_is_one_line_of_plain_words_with_its_place(Path home) {
        List<Finding> findings =
                new RouteLint(variable -> null).findings(new Sources(home.resolve("routes"), home.resolve("mappings")));
        assertThat(findings).allSatisfy(it -> {
            assertThat(it.place().line()).as(it.toString()).isPositive();
            assertThat(it.text())
                    .hasLineCount(1)
                    .hasSizeLessThan(400)
                    .doesNotContainPattern("Exception|org\\.apache|[a-z]+\\.[a-z]+\\.[A-Z]");
        });
    }
}
