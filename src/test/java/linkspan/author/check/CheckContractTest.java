package linkspan.author.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import linkspan.cli.Typed;
import linkspan.model.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The contract of {@code check}: {@code check/bad/<code>/} or {@code <code>-<more>/} is a home with {@code expected.txt}, whose
 * lines are {@code file:line code}; {@code check/good/} is one without findings.
 */
class CheckContractTest {
    private static final Path FOLDERS = Path.of("src/test/resources/check");

    static Stream<Path> bad() throws IOException {
        return Files.list(FOLDERS.resolve("bad")).sorted();
    }

    private static FindingCode code(Path folder) {
        return Arrays.stream(FindingCode.values())
                .filter(code -> (folder.getFileName() + "-").startsWith(code.label() + "-"))
                .max(Comparator.comparing(code -> code.label().length()))
                .orElseThrow(() -> new AssertionError(folder + " is named after no finding"));
    }

    private static JsonNode check(Path home) {
        Typed typed = Typed.run("check", "--json", "--home", home.toString());
        assertThat(typed.err()).isEmpty();
        JsonNode report =
                Json.read(typed.out().lines().reduce((before, last) -> last).orElse(""));
        assertThat(report.path("bugs")).as(report.toString()).isEmpty();
        assertThat(typed.code()).isEqualTo(report.path("failed").intValue() == 0 ? 0 : 1);
        return report;
    }

    /** What the folder is about exactly, and whatever else it names. */
    @ParameterizedTest
    @MethodSource
    void bad(Path folder) throws IOException {
        List<String> expected = Files.readAllLines(folder.resolve("expected.txt")).stream()
                .filter(line -> !line.isBlank())
                .toList();
        List<String> found = new ArrayList<>();
        for (JsonNode finding : check(folder).path("findings")) {
            found.add(finding.path("file").textValue() + ":" + finding.path("line") + " "
                    + finding.path("code").textValue());
        }
        assertThat(found).containsAll(expected);
        String code = " " + code(folder).label();
        assertThat(found.stream().filter(line -> line.endsWith(code)))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(
                        expected.stream().filter(line -> line.endsWith(code)).toList());
    }

    @Test
    void good() {
        JsonNode report = check(FOLDERS.resolve("good"));
        assertThat(report.path("findings")).as(report.toPrettyString()).isEmpty();
        assertThat(report.path("failed").intValue()).isZero();
        assertThat(report.path("passed").intValue()).isPositive();
    }

    @Test
    void every_finding_has_a_folder() throws IOException {
        Set<FindingCode> shown = bad().map(CheckContractTest::code).collect(Collectors.toCollection(TreeSet::new));
        assertThat(shown).containsExactly(FindingCode.values());
    }
}
