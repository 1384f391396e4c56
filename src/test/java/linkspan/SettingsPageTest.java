package linkspan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page for operators has every variable that the hub reads, and no other. */
public class SettingsPageTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (`LINKSPAN_[^|]*) \\|");
    private static final Pattern NAME = Pattern.compile("`(LINKSPAN_[^`]*)`");
    private static final Pattern LITERAL = Pattern.compile("\"(LINKSPAN_[A-Z_]*)\"|\\$\\{(LINKSPAN_[A-Z_]+)");

    /** The names of the table's first column. */
    public static Set<String> rowsOfThePage() throws IOException {
        Set<String> names = new TreeSet<>();
        Matcher row = ROW.matcher(Files.readString(Path.of("src/docs/operating.md")));
        while (row.find()) {
            Matcher name = NAME.matcher(row.group(1));
            while (name.find()) {
                names.add(name.group(1));
            }
        }
        return names;
    }

    /** Prefixes become the form in which the page writes them; drills and benchmarks set variables of routes. */
    private static Set<String> readByTheHub() throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
            for (Path file :
                    files.filter(it -> it.toString().matches(".*\\.(java|xml)")).toList()) {
                if (file.toString().matches(".*/(bench|drill)/.*")) {
                    continue;
                }
                Matcher literal = LITERAL.matcher(Files.readString(file));
                while (literal.find()) {
                    names.add(written(literal.group(1) == null ? literal.group(2) : literal.group(1)));
                }
            }
        }
        return names;
    }

    private static String written(String literal) {
        return switch (literal) {
            case "LINKSPAN_" -> "LINKSPAN_<SYSTEM>_<KEY>";
            case "LINKSPAN_SECRET_" -> "LINKSPAN_SECRET_<NAME>";
            case "LINKSPAN_KAFKA_" -> "LINKSPAN_KAFKA_<PROPERTY>";
            case "LINKSPAN_ALERT_" -> "LINKSPAN_ALERT_<KEY>";
            default -> literal;
        };
    }

    @Test
    void the_table_of_settings_is_complete() throws IOException {
        assertThat(readByTheHub()).hasSizeGreaterThan(10).isEqualTo(rowsOfThePage());
    }
}
