package linkspan.author.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Kaoto draws some elements and keeps others as text; a file that mixes both would show half of what is in it. */
class KaotoShapeTest {
    /** What its resource of YAML routes has a picture or a form of. */
    private static final Set<String> DRAWN = Set.of(
            "route",
            "routeConfiguration",
            "onException",
            "errorHandler",
            "onCompletion",
            "intercept",
            "interceptFrom",
            "interceptSendToEndpoint",
            "rest",
            "restConfiguration");

    private static final Set<String> TEXT = Set.of("templatedRoute", "routeTemplate");

    @Test
    void a_route_file_is_drawn_as_a_whole_or_not_at_all() throws Exception {
        List<Path> files;
        try (Stream<Path> all = Files.walk(Path.of("routes"))) {
            files = all.filter(file -> file.toString().endsWith(".camel.yaml")).toList();
        }
        assertThat(files).isNotEmpty().allSatisfy(file -> {
            Set<String> kinds = kinds(file);
            assertThat(DRAWN.containsAll(kinds) || TEXT.containsAll(kinds))
                    .as(file + " holds " + kinds)
                    .isTrue();
        });
    }

    private static Set<String> kinds(Path file) throws Exception {
        Set<String> kinds = new TreeSet<>();
        try (InputStream in = Files.newInputStream(file)) {
            for (Object element : (List<?>) new Load(LoadSettings.builder().build()).loadFromInputStream(in)) {
                assertThat(((Map<?, ?>) element).keySet()).as(file.toString()).hasSize(1);
                ((Map<?, ?>) element).keySet().forEach(kind -> kinds.add(kind.toString()));
            }
        }
        return kinds;
    }
}
