package linkspan.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import linkspan.check.mapping.MappingChecker;
import linkspan.check.route.RouteLint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One mistake at a time, in every place of the shipped folders where it can be made. */
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
        int gone = 0;
        for (Path route : sources.routeFiles()) {
            for (String extension : List.of(".jslt", ".xsl")) {
                Path mapping =
                        sources.mappings().resolve(Sources.system(route)).resolve(Sources.name(route) + extension);
                if (Files.exists(mapping)) {
                    String text = Files.readString(mapping);
                    Files.delete(mapping);
                    assertThat(found(new RouteLint(name -> null), Scope.ALL))
                            .as(mapping.toString())
                            .contains(sources.shown(route) + " mapping-missing");
                    Files.writeString(mapping, text);
                    gone++;
                }
            }
        }
        assertThat(gone).isGreaterThan(30);
    }

    @Test
    void a_route_under_another_name_is_told() throws IOException {
        int misnamed = 0;
        for (Path route : sources.routeFiles()) {
            String id = Sources.system(route) + "." + Sources.name(route);
            String text = Files.readString(route);
            if (text.matches("(?s).*(?:id|routeId): " + id + "\\n.*")) {
                Files.writeString(route, text.replaceFirst("((?:id|routeId): " + id + ")\\n", "$1s\n"));
                assertThat(found(new RouteLint(name -> null), Scope.ALL))
                        .as(id)
                        .contains(sources.shown(route) + " route-id-mismatch");
                Files.writeString(route, text);
                misnamed++;
            }
        }
        assertThat(misnamed).isGreaterThan(30);
    }

    @Test
    void a_broken_example_is_found() throws IOException {
        int broken = 0;
        for (Path example : Sources.files(sources.mappings(), ".json")) {
            if (!example.toString().contains(".in.") && !example.toString().contains(".out.")) {
                continue;
            }
            String text = Files.readString(example);
            Files.writeString(example, text.substring(0, text.lastIndexOf(text.contains("}") ? '}' : ']')));
            assertThat(found(new MappingChecker(), new Scope(List.of(example))))
                    .as(example.toString())
                    .anyMatch(finding -> finding.startsWith(caseOf(example)) && finding.endsWith(" example-failed"));
            Files.writeString(example, text);
            broken++;
        }
        assertThat(broken).isGreaterThan(100);
    }

    /** Its input, its output or the refusal that was expected: what is told stands at one of them. */
    private String caseOf(Path example) {
        return sources.shown(example).replaceFirst("\\.(in|out)\\.json$", ".");
    }

    private List<String> found(Checker checker, Scope scope) {
        List<Checked> told = Collections.synchronizedList(new ArrayList<>());
        checker.check(sources, scope, told::add);
        return told.stream()
                .flatMap(checked -> checked.findings().stream())
                .map(finding -> finding.place().file() + " " + finding.code().label())
                .toList();
    }
}
