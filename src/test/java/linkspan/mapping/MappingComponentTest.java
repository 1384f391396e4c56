package linkspan.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import linkspan.mapping.jslt.JsltEngine;
import linkspan.model.ExchangeProperty;
import linkspan.model.Json;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappingComponentTest {
    private static final Path ROOT = Path.of("mappings");
    private static final String ORDER = "{\"orderId\": \"ORD-1\", \"shipTo\": {\"countryCode\": \"DE\"}}";

    @Test
    void every_kind_of_body_is_taken() throws Exception {
        try (CamelContext camel = started(ROOT, "wms/deliver-order-cancelled")) {
            byte[] bytes = ORDER.getBytes(StandardCharsets.UTF_8);
            for (Object body : List.of(
                    ORDER, bytes, Json.read(ORDER), new ByteArrayInputStream(bytes), Map.of("orderId", "ORD-1"))) {
                Object out = camel.createProducerTemplate().requestBody("direct:in", body);
                assertThat(out).isEqualTo(Json.read("{\"orderNo\": \"ORD-1\"}"));
            }
        }
    }

    @Test
    void a_list_of_nodes_is_a_batch() throws Exception {
        try (CamelContext camel = started(ROOT, "bi/deliver-order-created")) {
            Object out = camel.createProducerTemplate().requestBody("direct:in", List.of(Json.read("{\"data\": {}}")));
            assertThat(((JsonNode) out).path("orders")).hasSize(1);
        }
    }

    @Test
    void a_body_that_is_no_json_fails_the_mapping() throws Exception {
        try (CamelContext camel = started(ROOT, "wms/deliver-order-cancelled")) {
            assertThatThrownBy(() -> camel.createProducerTemplate().requestBody("direct:in", "{\n\"a\""))
                    .isInstanceOf(CamelExecutionException.class)
                    .cause()
                    .isInstanceOf(MappingFailed.class)
                    .hasMessageStartingWith("wms/deliver-order-cancelled: not JSON: Unexpected end-of-input")
                    .hasMessageContaining("line 2");
        }
    }

    @Test
    void the_event_property_is_a_variable(@TempDir Path root) throws Exception {
        Files.createDirectories(root.resolve("wms"));
        Files.writeString(root.resolve("wms/it.jslt"), "[$event.sequence]");
        try (CamelContext camel = started(root, "wms/it")) {
            var out = camel.createFluentProducerTemplate()
                    .to("direct:in")
                    .withBody("{}")
                    .withExchangeProperty(ExchangeProperty.EVENT, Json.read("{\"sequence\": 7}"))
                    .request(JsonNode.class);
            assertThat(out).isEqualTo(Json.read("[7]"));
            assertThat(camel.createProducerTemplate().requestBody("direct:in", "{}"))
                    .isEqualTo(Json.read("[null]"));
        }
    }

    @Test
    void a_broken_mapping_fails_the_start_with_file_line_and_column(@TempDir Path folder) throws Exception {
        Path root = Files.createDirectories(folder.resolve("mappings"));
        Files.createDirectories(root.resolve("wms"));
        Files.writeString(root.resolve("wms/it.jslt"), "{\n  \"a\": nofn(.b)\n}");
        assertThatThrownBy(() -> started(root, "wms/it"))
                .rootCause()
                .hasMessage("mappings/wms/it.jslt:2:8: No such function: 'nofn'");
        assertThatThrownBy(() -> started(root, "wms/none")).rootCause().isInstanceOf(MappingBroken.class);
    }

    @Test
    void a_route_can_choose_by_the_warehouse() throws Exception {
        try (CamelContext camel = started(ROOT, "wms/choose-warehouse")) {
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:choose")
                            .to("direct:in")
                            .choice()
                            .when(jsonpath("$[?(@.warehouse.overseas == true)]"))
                            .setBody(constant("partner"))
                            .otherwise()
                            .setBody(constant("own"))
                            .end();
                }
            });
            assertThat(camel.createProducerTemplate().requestBody("direct:choose", ORDER))
                    .isEqualTo("partner");
            String home = ORDER.replace("DE", "CN");
            assertThat(camel.createProducerTemplate().requestBody("direct:choose", home))
                    .isEqualTo("own");
        }
    }

    @Test
    void a_message_ends_with_the_version_that_it_began_with(@TempDir Path root) throws Exception {
        Files.createDirectories(root.resolve("wms"));
        Files.writeString(root.resolve("wms/one.jslt"), "{\"one\": \"old\"}");
        Files.writeString(root.resolve("wms/two.jslt"), "{\"two\": \"old\", *: .}");
        Mappings mappings = new Mappings(root, () -> List.of(new JsltEngine(root)));
        try (CamelContext camel = new DefaultCamelContext()) {
            camel.addComponent("mapping", new MappingComponent(mappings));
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:in")
                            .to("mapping:wms/one")
                            .process(exchange -> edit())
                            .to("mapping:wms/two");
                }

                private void edit() throws Exception {
                    Files.writeString(root.resolve("wms/one.jslt"), "{\"one\": \"new\"}");
                    Files.writeString(root.resolve("wms/two.jslt"), "{\"two\": \"new\", *: .}");
                    mappings.recompiled((name, next) -> {}).take().run();
                }
            });
            camel.start();
            assertThat(camel.createProducerTemplate().requestBody("direct:in", "{}"))
                    .isEqualTo(Json.read("{\"two\": \"old\", \"one\": \"old\"}"));
            assertThat(camel.createProducerTemplate().requestBody("direct:in", "{}"))
                    .isEqualTo(Json.read("{\"two\": \"new\", \"one\": \"new\"}"));

            Files.writeString(root.resolve("wms/two.jslt"), "{");
            Files.createDirectories(root.resolve("oms"));
            Files.writeString(root.resolve("oms/one.jslt"), "{}");
            mappings.use("oms/one");
            Files.writeString(root.resolve("oms/one.jslt"), "{\"mine\": \"new\"}");
            Mappings.Recompiled next = mappings.recompiled((name, mapping) -> {});
            assertThat(next.broken()).containsOnlyKeys("wms");
            next.take().run();
            assertThat(mappings.get("oms/one").map(Json.read("{}"), Map.of()))
                    .as("another system's edit is not held up")
                    .isEqualTo(Json.read("{\"mine\": \"new\"}"));
            mappings.release("oms/one");
            assertThat(mappings.get("wms/two").map(Json.read("{}"), Map.of()))
                    .isEqualTo(Json.read("{\"two\": \"new\"}"));
            camel.getRouteController().stopAllRoutes();
            assertThat(mappings.inUse()).isEmpty();
        }
    }

    private static CamelContext started(Path root, String mapping) throws Exception {
        CamelContext camel = new DefaultCamelContext();
        camel.addComponent("mapping", new MappingComponent(new Mappings(root, List.of(new JsltEngine(root)))));
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").to("mapping:" + mapping);
            }
        });
        camel.start();
        return camel;
    }
}
