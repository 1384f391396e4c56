package linkspan.inbound.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import linkspan.author.check.Finding;
import linkspan.author.check.FindingCode.Weight;
import linkspan.author.check.Sources;
import linkspan.author.lint.RouteLint;
import linkspan.stand.FreeHub;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What Camel can do runs in a hub, or is refused before it starts by a sentence that says what to do. */
@Timeout(240)
class PlainRoutesTest {
    private static final Path TABLE = Path.of("src/test/resources/plain/routes.yaml");
    private static final Pattern SECTION = Pattern.compile("(?m)^==== ([a-z-]+): (.*)\\R((?:(?!====).*\\R)*)");
    private static final String REFUSED = "refused ";

    @TempDir
    private Path home;

    private final Map<String, String> becomes = new LinkedHashMap<>();
    private final Map<String, String> texts = new LinkedHashMap<>();

    @BeforeEach
    void folders() throws Exception {
        Matcher section = SECTION.matcher(Files.readString(TABLE));
        while (section.find()) {
            becomes.put(section.group(1), section.group(2));
            texts.put(section.group(1), section.group(3));
        }
        FreeHub.home(home, "wms");
        Path folder = Files.createDirectories(home.resolve("routes/plain"));
        Files.writeString(folder.resolve("system.properties"), """
                plain.title=Plain routes
                plain.url=jdbc:h2:mem:plain
                plain.own-folder=%s
                plain.own-ftp=127.0.0.1:1
                """.formatted(home.resolve("files")));
        put("files/in/in.txt", "x");
        put("files/move/moved.txt", "x");
        put("files/look/look.txt", "polled");
    }

    private void put(String name, String text) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Stream<String> names(boolean refused) {
        return becomes.keySet().stream().filter(name -> becomes.get(name).startsWith(REFUSED) == refused);
    }

    private void write(String name) throws IOException {
        put("routes/plain/" + name + ".camel.yaml", texts.get(name));
    }

    private List<Finding> stops() {
        return new RouteLint(name -> null)
                .findings(new Sources(home.resolve("routes"), home.resolve("mappings"))).stream()
                        .filter(finding -> finding.code().weight() == Weight.STOPS)
                        .toList();
    }

    @Test
    void what_is_refused_is_refused_by_check_with_a_sentence() throws IOException {
        write("done");
        for (String name : names(true).toList()) {
            write(name);
        }
        List<Finding> stops = stops();
        assertThat(names(true)).allSatisfy(name -> {
            String[] expected = becomes.get(name).substring(REFUSED.length()).split(": ", 2);
            assertThat(stops.stream().map(Finding::toString).filter(it -> it.contains("/" + name + ".camel")))
                    .hasSize(1)
                    .allSatisfy(said ->
                            assertThat(said).contains(expected[0]).contains(expected.length == 1 ? "" : expected[1]));
        });
        assertThat(stops).hasSize((int) names(true).count());
    }

    @Test
    void the_page_for_authors_shows_one_of_them() throws IOException {
        assertThat(Files.readString(Path.of("routes/README.md"))).contains(texts.get("file"));
    }

    @Test
    void what_check_passes_runs() throws Exception {
        List<String> keys = new ArrayList<>();
        List<Path> files = new ArrayList<>();
        for (String name : names(false).toList()) {
            write(name);
            String[] words = becomes.get(name).split(" ");
            for (int i = 0; i < words.length; i++) {
                if (words[i].equals("file")) {
                    files.add(home.resolve("files/out").resolve(words[++i]));
                } else if (!words[i].equals("runs")) {
                    keys.add(words[i]);
                }
            }
        }
        assertThat(stops()).isEmpty();
        assertThat(becomes.size()).isGreaterThan(40);
        try (FreeHub hub = FreeHub.start(home, Map.of())) {
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(
                            () -> assertThat(hub.events("CUSTOMER_CHANGED")).containsExactlyInAnyOrderElementsOf(keys));
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(files)
                            .allSatisfy(file -> assertThat(file).exists()));
        }
    }
}
