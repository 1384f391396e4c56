package linkspan.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import linkspan.author.check.Sources;
import linkspan.author.examples.Example;
import linkspan.author.examples.ExampleFolder;
import linkspan.author.use.Uses;
import linkspan.model.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code check} does not ask of examples: those of deliveries begin with an event as the hub would deliver it. */
class MappingExamplesTest {
    private static final Path ROOT = Path.of("mappings");
    private static final CanonicalSchemas SCHEMAS = new CanonicalSchemas(ROOT);

    static Stream<Example> deliveries() {
        return Uses.mappings(new Sources(Path.of("routes"), ROOT)).keySet().stream()
                .filter(mapping -> mapping.matches("(oms|wms|erp)/(deliver|choose)-.*"))
                .flatMap(mapping -> ExampleFolder.read(ROOT, mapping).examples().stream());
    }

    @ParameterizedTest
    @MethodSource
    void deliveries(Example example) throws IOException {
        ObjectNode data = (ObjectNode) Json.read(Files.readAllBytes(example.input()));
        data.remove(List.of("warehouse", "customerNumber"));
        String event = example.mapping().replaceFirst(".*/(deliver-)?", "");
        assertThat(SCHEMAS.validate(SCHEMAS.events().contains(event) ? event : "order", data))
                .isEmpty();
    }
}
