package linkspan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page that leads a newcomer names classes and rooms that are there. */
class ArchitecturePageTest {
    private static final Path CODE = Path.of("src/main/java/linkspan");
    private static final Pattern QUOTED = Pattern.compile("`([A-Za-z.]+)`");
    private final String page = read();

    @Test
    void every_class_on_the_page_exists() throws IOException {
        Set<String> classes;
        try (Stream<Path> files = Files.walk(Path.of("src"))) { // tests, too: some rows end with what holds them
            classes = files.map(file -> file.getFileName().toString().replace(".java", ""))
                    .collect(Collectors.toSet());
        }
        Set<String> named = quoted("[A-Z][A-Za-z]+");
        named.remove("Host");
        assertThat(named).hasSizeGreaterThan(20).allMatch(classes::contains);
    }

    @Test
    void every_room_on_the_page_exists() {
        assertThat(quoted("[a-z]+\\.(?!properties)[a-z.]+"))
                .hasSizeGreaterThan(15)
                .allMatch(room -> Files.isDirectory(CODE.resolve(room.replace('.', '/'))));
    }

    @Test
    void every_house_is_on_the_page() throws IOException {
        try (Stream<Path> houses = Files.list(CODE).filter(Files::isDirectory)) {
            assertThat(houses.map(house -> "`" + house.getFileName() + "`")).allMatch(page::contains);
        }
    }

    private Set<String> quoted(String shape) {
        Set<String> found = new TreeSet<>();
        Matcher quotes = QUOTED.matcher(page);
        while (quotes.find()) {
            if (quotes.group(1).matches(shape)) {
                found.add(quotes.group(1));
            }
        }
        return found;
    }

    private static String read() {
        try {
            return Files.readString(Path.of("src/docs/architecture.md"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
