package linkspan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import linkspan.model.Json;
import org.junit.jupiter.api.Test;

/** What is packaged, its bill of materials and the page of advisories speak of the same libraries; in every {@code verify}. */
class BillOfMaterialsIT {
    private static final Path BOM = Path.of("target/bom.json");
    private static final Path SHIPPED = Path.of("target/lib");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| [^|]+ \\| `([\\w.-]+)` \\| ([^|]+) \\| ([^|]+) \\|");

    /** By name; two libraries of one name have both their versions. */
    private static Map<String, Set<String>> listed() throws IOException {
        Map<String, Set<String>> listed = new TreeMap<>();
        for (JsonNode component : Json.read(Files.readAllBytes(BOM)).path("components")) {
            listed.computeIfAbsent(component.path("name").asText(), none -> new TreeSet<>())
                    .add(component.path("version").asText());
        }
        return listed;
    }

    @Test
    void it_lists_what_is_shipped() throws IOException {
        Set<String> jars = listed().entrySet().stream()
                .flatMap(each -> each.getValue().stream().map(version -> each.getKey() + "-" + version))
                .collect(Collectors.toCollection(TreeSet::new));
        try (Stream<Path> shipped = Files.list(SHIPPED)) {
            List<String> names = shipped.map(jar -> jar.getFileName().toString().replace(".jar", ""))
                    .map(jar -> jar.replaceFirst("^(xmlresolver-.*)-data$", "$1"))
                    .toList();
            assertThat(names).hasSizeGreaterThan(50).allMatch(jars::contains);
        }
    }

    @Test
    void the_page_of_advisories_names_the_versions_that_it_lists() throws IOException {
        String page = Files.readString(Path.of("src/docs/advisories.md"));
        int cannot = page.indexOf("## Cannot be raised");
        Map<String, Set<String>> listed = listed();
        Matcher row = ROW.matcher(page);
        int rows = 0;
        while (row.find()) {
            rows++;
            String version = (row.start() > cannot ? row.group(2) : row.group(3)).strip();
            Set<String> expected = version.equals("not shipped") ? Set.of() : Set.of(version);
            assertThat(listed.getOrDefault(row.group(1), Set.of()))
                    .as(row.group(1))
                    .isEqualTo(expected);
        }
        assertThat(rows).isGreaterThanOrEqualTo(7);
    }
}
