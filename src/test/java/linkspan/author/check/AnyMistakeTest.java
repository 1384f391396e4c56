package linkspan.author.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import linkspan.author.lint.RouteLint;
import linkspan.author.mapping.MappingChecker;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One kind of mistake at a time, in every place of the shipped folders where it can be made. */
class AnyMistakeTest {
    @TempDir
    private Path home = Path.of("");

    private Sources sources = new Sources(home, home);

    @BeforeEach
    void copy() throws IOException {
        for (String folder : List.of("routes", "mappings")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (Path file : files.toList()) {
                    Path copy = home.resolve(file);
                    if (Files.isDirectory(file)) {
                        Files.createDirectories(copy);
                    } else {
                        Files.copy(file, copy);
                    }
                }
            }
        }
        sources = new Sources(home.resolve("routes"), home.resolve("mappings"));
    }

    @Test
    void a_mapping_that_is_gone_is_missed() throws IOException {
        List<String> gone = new ArrayList<>();
        for (Path route : sources.routeFiles()) {
            for (String extension : List.of(".jslt", ".xsl")) {
                Path mapping =
                        sources.mappings().resolve(Sources.system(route)).resolve(Sources.name(route) + extension);
                if (Files.deleteIfExists(mapping)) {
                    gone.add(sources.shown(route) + " mapping-missing");
                }
            }
        }
        assertThat(gone).hasSizeGreaterThan(30);
        assertThat(found(new RouteLint(name -> null))).containsAll(gone);
    }

    @Test
    void a_route_under_another_name_is_told() throws IOException {
        List<String> misnamed = new ArrayList<>();
        for (Path route : sources.routeFiles()) {
            if (Sources.system(route).startsWith("_")) {
                continue; // the hub calls what stands there, by names of its own
            }
            String id = Sources.system(route) + "." + Sources.name(route);
            String text = Files.readString(route);
            if (text.matches("(?s).*(?:id|routeId): " + id + "\\n.*")) {
                Files.writeString(route, text.replaceFirst("((?:id|routeId): " + id + ")\\n", "$1s\n"));
                misnamed.add(sources.shown(route) + " route-id-mismatch");
            }
        }
        assertThat(misnamed).hasSizeGreaterThan(30);
        assertThat(found(new RouteLint(name -> null))).containsAll(misnamed);
    }

    /** Of each case first the one file and then the other. */
    @ParameterizedTest
    @ValueSource(strings = {".in.", ".out."})
    void a_broken_example_is_found(String half) throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path example : Sources.files(sources.mappings(), ".json")) {
            if (example.toString().contains(half)) {
                String text = Files.readString(example);
                Files.writeString(
                        example, text.strip().substring(0, text.strip().length() - 1));
                broken.add(caseOf(example));
            }
        }
        assertThat(broken).hasSizeGreaterThan(50);
        List<String> found = found(new MappingChecker());
        assertThat(broken)
                .allSatisfy(example -> assertThat(found)
                        .anyMatch(finding -> finding.startsWith(example) && finding.endsWith(" example-failed")));
    }

    /** Its input, its output or the refusal that was expected: what is told stands at one of them. */
    private String caseOf(Path example) {
        return sources.shown(example).replaceFirst("\\.(in|out)\\.json$", ".");
    }

    private List<String> found(Checker checker) {
        List<Checked> told = Collections.synchronizedList(new ArrayList<>());
        checker.check(sources, Scope.ALL, told::add);
        return told.stream()
                .flatMap(checked -> checked.findings().stream())
                .map(finding -> finding.place().file() + " " + finding.code().label())
                .toList();
    }
}
