package linkspan.author.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import linkspan.author.check.Checked;
import linkspan.author.check.FindingCode.Weight;
import linkspan.author.check.Scope;
import linkspan.author.check.Sources;
import linkspan.author.lint.RouteLint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The routes that {@code routes/patterns.md} shows whole, with their cases. */
class PatternsTest {
    private static final Pattern BLOCK = Pattern.compile("```yaml\n((?:- route:|tests:).*?)```", Pattern.DOTALL);
    private static final Pattern ID = Pattern.compile("id: acme\\.([a-z-]+)");
    private static final Pattern MAPPING = Pattern.compile("`(\\{\"(?:key|order)\".*?})`");

    @TempDir
    private Path home;

    private void write(String file, String text) throws IOException {
        Path path = home.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    @Test
    void their_cases_pass() throws IOException {
        write("routes/acme/system.properties", "acme.title=Acme\nacme.url=https://acme.example.com/api\n");
        Files.createDirectories(home.resolve("mappings/_canonical"));
        Files.createDirectories(home.resolve("routes/_hub"));
        try (Stream<Path> shared = Files.list(Path.of("routes/_hub"))) {
            for (Path file :
                    shared.filter(it -> it.toString().endsWith(".camel.yaml")).toList()) {
                Files.copy(file, home.resolve("routes/_hub").resolve(file.getFileName()));
            }
        }
        String page = Files.readString(Path.of("routes/patterns.md"));
        Matcher mapping = MAPPING.matcher(page);
        List<String> names = new ArrayList<>();
        Matcher block = BLOCK.matcher(page);
        while (block.find()) {
            String text = block.group(1);
            if (text.startsWith("tests")) {
                write("routes/acme/" + names.get(names.size() - 1) + ".test.yaml", text);
                continue;
            }
            Matcher id = ID.matcher(text);
            assertThat(id.find() && mapping.find(block.end())).isTrue();
            names.add(id.group(1));
            write("routes/acme/" + id.group(1) + ".camel.yaml", text);
            write("mappings/acme/" + id.group(1) + ".jslt", mapping.group(1));
        }
        List<Checked> told = new ArrayList<>();
        new RouteCases(name -> null)
                .check(new Sources(home.resolve("routes"), home.resolve("mappings")), Scope.ALL, told::add);
        assertThat(names).containsExactly("list-stock", "deliver-order-shipped");
        assertThat(told)
                .hasSize(2)
                .allSatisfy(
                        each -> assertThat(each.passed()).as(each.toString()).isTrue());
    }

    @Test
    void check_says_which_setting_of_pages_makes_no_sense() throws IOException {
        write("routes/acme/system.properties", "acme.title=Acme\nacme.url=https://acme.example.com/api\n");
        write("routes/acme/pages.camel.yaml", """
                - route:
                    id: acme.pages
                    from:
                      uri: direct:acme.pages
                      steps:
                        - to: {id: ask, uri: "call:acme/stock?method=GET&next=links"}
                """);
        Files.createDirectories(home.resolve("mappings/_canonical"));
        assertThat(new RouteLint(name -> null)
                        .findings(new Sources(home.resolve("routes"), home.resolve("mappings"))).stream()
                                .filter(finding -> finding.code().weight() == Weight.STOPS)
                                .toList())
                .singleElement()
                .satisfies(finding -> assertThat(finding.toString())
                        .contains("pages.camel.yaml", "next: 'links' is none of link, number, offset"));
    }
}
