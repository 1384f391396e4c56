package linkspan.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import linkspan.event.Json;
import linkspan.jslt.JsltEngine;
import linkspan.xml.Xml;
import linkspan.xslt.XsltEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MappingExamplesTest {
    private static final Path ROOT = Path.of("mappings");
    private static final Mappings MAPPINGS = new Mappings(ROOT, List.of(new JsltEngine(ROOT), new XsltEngine(ROOT)));
    private static final CanonicalSchemas SCHEMAS = new CanonicalSchemas(ROOT);

    /** One {@code CASE.in.json} and the mapping it belongs to. */
    record Example(String mapping, Path input) {
        JsonNode map() throws IOException {
            byte[] bytes = Files.readAllBytes(input);
            return MAPPINGS.get(mapping).map(xml() ? Xml.tree(bytes) : Json.read(bytes), Map.of());
        }

        boolean xml() {
            return input.toString().endsWith(".in.xml");
        }

        Path sibling(String suffix) {
            return input.resolveSibling(input.getFileName().toString().replaceFirst("\\.in\\.(json|xml)$", suffix));
        }
    }

    static Stream<String> mappings() throws IOException {
        return Files.walk(ROOT)
                .map(file -> ROOT.relativize(file).toString())
                .filter(file -> file.matches(".*\\.(jslt|xsl)") && !file.contains(".module."))
                .map(file -> file.replaceFirst("\\.(jslt|xsl)$", ""))
                .sorted();
    }

    static Stream<Example> examples() throws IOException {
        return Files.walk(ROOT)
                .filter(file -> file.toString().matches(".*\\.in\\.(json|xml)"))
                .sorted()
                .map(file -> new Example(ROOT.relativize(file).subpath(0, 2).toString(), file));
    }

    static Stream<Example> receiving() throws IOException {
        return examples()
                .filter(example -> example.mapping().contains("/receive-order-"))
                .filter(example -> Files.exists(example.sibling(".out.json")));
    }

    @ParameterizedTest
    @MethodSource
    void mappings(String name) throws IOException {
        assertThat(examples())
                .as("an example for " + name)
                .anyMatch(example -> example.mapping().equals(name));
    }

    @ParameterizedTest
    @MethodSource
    void examples(Example example) throws IOException {
        Path error = example.sibling(".error.txt");
        if (Files.exists(error)) {
            assertThatThrownBy(example::map)
                    .isInstanceOf(MappingFailed.class)
                    .hasMessageContaining(Files.readString(error).strip());
            return;
        }
        Path xml = example.sibling(".out.xml");
        if (Files.exists(xml)) {
            assertThat(SameXml.canonical(example.map().textValue()))
                    .isEqualTo(SameXml.canonical(Files.readString(xml)));
            return;
        }
        JsonNode expected = Json.read(Files.readAllBytes(example.sibling(".out.json")));
        assertThat(Json.read(Json.bytes(example.map()))).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource
    void receiving(Example example) throws IOException {
        String event = example.mapping().replaceFirst(".*/receive-", "");
        for (JsonNode data : example.map()) {
            assertThat(data.isObject()).isTrue();
            switch (event) {
                case "order-created", "order-cancelled" ->
                    assertThat(SCHEMAS.validate(event, asStored((ObjectNode) data, event)))
                            .isEmpty();
                case "order-shipped" ->
                    assertThat(SCHEMAS.validate("shipment", data.path("shipment")))
                            .isEmpty();
                default -> assertThat(SCHEMAS.validate(event, data)).isEmpty();
            }
        }
    }

    static Stream<Example> trackings() throws IOException {
        return examples()
                .filter(example -> example.mapping().equals("tms/receive-tracking-updated"))
                .filter(example -> Files.exists(example.sibling(".out.json")));
    }

    @ParameterizedTest
    @MethodSource
    void trackings(Example example) throws IOException {
        for (JsonNode tracking : example.map()) {
            ((ObjectNode) tracking).put("orderId", "O-1"); // the hub's share
            assertThat(SCHEMAS.validate("tracking-updated", tracking)).isEmpty();
        }
    }

    private static ObjectNode asStored(ObjectNode order, String event) {
        return order.put("version", 1).put("status", event.equals("order-created") ? "PENDING" : "CANCELLED");
    }

    @Test
    void every_delivery_example_starts_from_a_canonical_event() throws IOException {
        List<Example> deliveries = examples()
                .filter(example -> example.mapping().matches("(oms|wms|erp)/(deliver|choose)-.*"))
                .toList();
        assertThat(deliveries).isNotEmpty();
        for (Example example : deliveries) {
            ObjectNode data = (ObjectNode) Json.read(Files.readAllBytes(example.input()));
            data.remove(List.of("warehouse", "customerNumber"));
            String event = example.mapping().replaceFirst(".*/(deliver-)?", "");
            assertThat(SCHEMAS.validate(SCHEMAS.events().contains(event) ? event : "order", data))
                    .as(example.input().toString())
                    .isEmpty();
        }
    }
}
