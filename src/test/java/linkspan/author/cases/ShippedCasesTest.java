package linkspan.author.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import linkspan.author.check.Sources;
import linkspan.model.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The cases of the shipped routes; that they pass is said by {@code check} in {@code CheckCommandTest}. */
class ShippedCasesTest {
    private static final Sources SHIPPED = new Sources(Path.of("routes"), Path.of("mappings"));

    static List<Path> systems_routes() {
        return SHIPPED.routeFiles().stream()
                .filter(file -> !Sources.system(file).startsWith("_"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("systems_routes")
    void a_route_is_played_when_all_is_well_and_when_it_is_not(Path route) throws Exception {
        Path file = route.resolveSibling(Sources.name(route) + ".test.yaml");
        assertThat(file).exists();
        JsonNode tests =
                CaseYaml.read(file.toString(), Files.readString(file)).root().path("tests");
        assertThat(tests).anyMatch(test -> !fails(test)).anyMatch(ShippedCasesTest::fails);
    }

    private static boolean fails(JsonNode test) {
        return test.has("fail")
                || Expectation.WORDS.stream()
                        .filter(word -> !word.equals("answer"))
                        .anyMatch(test.path("expect")::has);
    }

    @Test
    void the_words_of_the_schema_are_those_that_are_understood() throws Exception {
        JsonNode schema = Json.read(Files.readString(Path.of("src/main/resources" + CaseFile.SCHEMA)));
        List<String> words = new ArrayList<>();
        schema.at("/$defs/case/properties/expect/properties").fieldNames().forEachRemaining(words::add);
        assertThat(words).containsExactlyInAnyOrderElementsOf(Expectation.WORDS);
        String page = Files.readString(Path.of("routes/reference.md"));
        assertThat(words).allMatch(word -> page.contains("`" + word + "`"));
        assertThat(schema.at("/$defs/failure/else/properties").properties())
                .extracting(property -> property.getKey())
                .allMatch(page::contains);
    }
}
