package linkspan.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import linkspan.mapping.jslt.JsltEngine;
import linkspan.model.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders that nobody here wrote, through every mapping. */
class ShopifyFixturesTest {
    private static final Path FIXTURES = Path.of("../shared/fixtures");
    private static final Path ROOT = Path.of("mappings");
    private static final Mappings MAPPINGS = new Mappings(ROOT, List.of(new JsltEngine(ROOT)));
    private static final CanonicalSchemas SCHEMAS = new CanonicalSchemas(ROOT);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "webhooks/shopify-2023-01/orders.create.json",
                "webhooks/shopify-2023-01/orders.paid.json",
                "webhooks/shopify-2023-01/orders.updated.json",
                "webhooks/shopify-2023-01/orders.fulfilled.json",
                "webhooks/shopify-2023-01/orders.partially_fulfilled.json",
                "webhooks/shopify-2023-01/orders.cancelled.json",
                "orders/shopify-go/order.json",
                "orders/shopify-go/orders.json",
                "orders/shopify-go/order_with_transaction.json",
                "orders/shopify-python/order.json"
            })
    void a_recorded_order_goes_through_every_mapping(String file) throws IOException {
        JsonNode input = fixture(file);
        for (String event : List.of("created", "cancelled")) {
            JsonNode orders = map("shopify/receive-order-" + event, input);
            assertThat(orders).hasSize(1);
            ObjectNode order = (ObjectNode) orders.get(0);
            order.put("version", 1).put("status", event.equals("created") ? "PENDING" : "CANCELLED");
            assertThat(SCHEMAS.validate("order-" + event, order)).isEmpty();
            assertThat(order.at("/items").size()).isEqualTo(lines(input));
            JsonNode chosen = map("wms/choose-warehouse", order);
            for (String system : List.of("oms", "wms")) {
                assertThat(map(system + "/deliver-order-" + event, chosen)
                                .path("orderNo")
                                .asText())
                        .startsWith("shopify-");
            }
            assertThat(map("wms/deliver-order-" + event + "-overseas", chosen)
                            .path("reference")
                            .asText())
                    .startsWith("shopify-");
            ArrayNode batch = ((ArrayNode) Json.read("[{\"eventId\": \"e\", \"timestamp\": 1}]"));
            ((ObjectNode) batch.get(0)).set("data", order);
            assertThat(map("bi/deliver-order-" + event, batch).path("order_items"))
                    .hasSize(lines(input));
        }
    }

    @Test
    void the_webhooks_order_has_the_id_that_was_not_damaged() throws IOException {
        JsonNode order = map("shopify/receive-order-created", fixture("webhooks/shopify-2023-01/orders.create.json"))
                .get(0);
        assertThat(order.path("orderId").textValue()).isEqualTo("shopify-820982911946154508");
    }

    @Test
    void an_order_without_lines_is_refused_by_name() throws IOException {
        JsonNode input = fixture("orders/shopify-python/orders.json");
        assertThatThrownBy(() -> map("shopify/receive-order-created", input))
                .hasMessageContaining("orders[0].line_items: missing");
    }

    /** The body is what a webhook carries; the recorder's envelope must make no difference. */
    @Test
    void the_envelope_makes_no_difference() throws IOException {
        JsonNode recorded = fixture("webhooks/shopify-2023-01/orders.paid.json");
        assertThat(map("shopify/receive-order-created", recorded.path("body")))
                .isEqualTo(map("shopify/receive-order-created", recorded));
    }

    @Test
    void weird_line_items_are_mapped_or_refused_but_never_break() throws IOException {
        for (Path file : files("orders/shopify-go/orderlineitems")) {
            try {
                ObjectNode line = (ObjectNode) Json.read(Files.readAllBytes(file));
                line.put("quantity", 1).put("sku", "A");
                ObjectNode order = (ObjectNode) Json.read("{\"id\": 1, \"created_at\": \"2020-01-01T00:00:00Z\"}");
                order.putArray("line_items").add(line);
                assertThat(map("shopify/receive-order-created", order)).hasSize(1);
            } catch (Json.Malformed e) {
                assertThat(file.getFileName().toString()).isEqualTo("properties_invalid0.json");
            }
        }
    }

    private static int lines(JsonNode input) {
        return input.findValue("line_items").size();
    }

    private static JsonNode map(String mapping, JsonNode input) {
        return MAPPINGS.get(mapping).map(input, Map.of());
    }

    private static JsonNode fixture(String file) throws IOException {
        assumeTrue(Files.isDirectory(FIXTURES), "skipped: ../shared/fixtures is absent");
        return Json.read(Files.readAllBytes(FIXTURES.resolve(file)));
    }

    private static List<Path> files(String folder) throws IOException {
        assumeTrue(Files.isDirectory(FIXTURES), "skipped: ../shared/fixtures is absent");
        try (Stream<Path> files = Files.list(FIXTURES.resolve(folder))) {
            return files.sorted().toList();
        }
    }
}
