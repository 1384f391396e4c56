package linkspan.model.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever callers and visitors are told is there in English and in Chinese. */
class TwoLanguagesTest {
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
    private static final Pattern HOLE = Pattern.compile("\\{\\d+");

    @ParameterizedTest
    @EnumSource(FailureCode.class)
    void a_failure_is_told_in_both(FailureCode code) {
        assertThat(code.message(Locale.CHINESE)).containsPattern(CHINESE);
        assertThat(code.message(Locale.ENGLISH)).isNotBlank().doesNotContainPattern(CHINESE);
    }

    @Test
    void every_text_of_a_message_file_has_its_twin() throws Exception {
        List<Path> files;
        try (Stream<Path> all = Files.walk(Path.of("src/main/resources/linkspan"))) {
            files = all.filter(file -> file.endsWith("messages.properties")).toList();
        }
        assertThat(files).hasSizeGreaterThan(1);
        for (Path file : files) {
            Properties english = read(file);
            Properties chinese = read(file.resolveSibling("messages_zh.properties"));
            assertThat(chinese.stringPropertyNames()).as(file.toString()).isEqualTo(english.stringPropertyNames());
            for (String key : english.stringPropertyNames()) {
                assertThat(english.getProperty(key)).as(file + " " + key).doesNotContainPattern(CHINESE);
                assertThat(holes(chinese.getProperty(key)))
                        .as(file + " " + key)
                        .isEqualTo(holes(english.getProperty(key)));
            }
        }
    }

    private static Properties read(Path file) throws Exception {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return properties;
    }

    private static Set<String> holes(String text) {
        return HOLE.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }
}
