package linkspan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The page of advisories speaks of the libraries that are there, and of nothing that has come back. */
class AdvisoriesTest {
    private static final Pattern JAR = Pattern.compile("(.+?)-(\\d[\\w.-]*)\\.jar");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| [^|]+ \\| `([\\w.-]+)` \\| ([^|]+) \\| ([^|]+) \\|");
    private final String page = Files.readString(Path.of("src/docs/advisories.md"));

    AdvisoriesTest() throws IOException {}

    private static Map<String, String> libraries() {
        Map<String, String> libraries = new TreeMap<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Matcher jar = JAR.matcher(Path.of(entry).getFileName().toString());
            if (jar.matches()) {
                libraries.put(jar.group(1), jar.group(2));
            }
        }
        return libraries;
    }

    @Test
    void each_library_has_the_version_of_which_the_page_speaks() {
        Map<String, String> libraries = libraries();
        Assumptions.assumeTrue(libraries.size() > 50, "skipped: the class path is one jar");
        String cannot = page.substring(page.indexOf("## Cannot be raised"));
        Matcher row = ROW.matcher(page);
        int rows = 0;
        while (row.find()) {
            rows++;
            String library = row.group(1);
            String version = row.start() > page.indexOf("## Cannot be raised") ? row.group(2) : row.group(3);
            assertThat(libraries.getOrDefault(library, "not shipped"))
                    .as(library)
                    .isEqualTo(version.strip());
        }
        assertThat(rows).isGreaterThanOrEqualTo(7);
        assertThat(cannot).contains("camel-vertx-http", "camel-kafka");
        assertThat(libraries).doesNotContainKeys("commons-digester", "commons-collections", "commons-logging");
    }

    @Test
    void nothing_lets_an_answer_be_deserialized() throws IOException {
        for (String folder : new String[] {"src/main", "routes", "docker"}) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    assertThat(new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1))
                            .as(file.toString())
                            .doesNotContain("transferException", "allowJavaSerializedObject", "ObjectInputStream");
                }
            }
        }
    }

    @Test
    void each_test_that_it_names_is_there() throws IOException {
        Set<String> tests = new TreeSet<>();
        Matcher name = Pattern.compile("`(\\w+(?:Test|IT))`").matcher(page);
        while (name.find()) {
            tests.add(name.group(1));
        }
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            Set<String> there = new TreeSet<>();
            files.forEach(file -> there.add(file.getFileName().toString().replace(".java", "")));
            assertThat(there).containsAll(tests);
        }
    }
}
