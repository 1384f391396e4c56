package linkspan.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import linkspan.mapping.jslt.JsltEngine;
import linkspan.model.Json;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileShopifyOrdersTest {
    private static final Path ROOT = Path.of("mappings");
    private static final Mapping MAPPING =
            new Mappings(ROOT, List.of(new JsltEngine(ROOT))).get("shopify/receive-order-created");
    private static final CanonicalSchemas SCHEMAS = new CanonicalSchemas(ROOT);
    private static final Set<String> NEEDED = Set.of("id", "created_at", "line_items", "quantity");

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "\"  \""})
    void every_field_but_the_needed_ones_may_be_null_or_blank_or_absent(String nothing) throws IOException {
        ObjectNode order = whole();
        erase(order, Json.read(nothing));
        valid(order);
    }

    @Test
    void every_field_but_the_needed_ones_may_be_absent() throws IOException {
        ObjectNode order = whole();
        erase(order, null);
        valid(order);
    }

    @ParameterizedTest
    @CsvSource({
        "820982911946154508, shopify-820982911946154508",
        "\"820982911946154508\", shopify-820982911946154508",
        "1.0, shopify-1",
        "1.2E+18, shopify-1200000000000000000"
    })
    void an_id_keeps_every_digit(String id, String orderId) throws IOException {
        ObjectNode order = whole();
        order.remove("admin_graphql_api_id");
        order.set("id", Json.read(id));
        assertThat(valid(order).path("orderId").textValue()).isEqualTo(orderId);
    }

    /** A run that is not linear in them would have used up its {@code Budget}. */
    @Test
    void orders_of_thousands_of_lines_map_in_linear_time() throws IOException {
        ObjectNode order = whole();
        JsonNode line = order.at("/line_items/0");
        ArrayNode lines = order.putArray("line_items");
        for (int i = 0; i < 10_000; i++) {
            lines.add(line.deepCopy());
        }
        assertThat(valid(order).path("items")).hasSize(10_000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/total_price           | \"abc\"        | total_price: expected a decimal, found text",
                "/total_price           | [1]            | total_price: expected a decimal, found array",
                "/total_price           | true           | total_price: expected a decimal, found boolean",
                "/total_price           | \"1e999999\"   | total_price: number out of range",
                "/line_items/0/price    | \"12,50\"      | line_items[0].price: expected a decimal, found text",
                "/line_items/1/quantity | \"two\"        | line_items[1].quantity: expected a decimal, found text",
                "/line_items/1/quantity | 0.5            | line_items[1].quantity: expected a whole number",
                "/line_items/1/quantity | null           | line_items[1].quantity: missing",
                "/line_items            | []             | line_items: missing",
                "/line_items            | {}             | line_items: missing",
                "/created_at            | 1706518800     | $placed: expected a time with offset, found text",
                "/updated_at            | \"yesterday\"  | updated_at: expected a time with offset, found text",
                "/id                    | null           | id: missing",
                "/id                    | 1.5            | id: expected an id, found number",
                "/shipping_address/zip  | {\"a\": 1}     | shipping_address.zip: expected text, found object",
                "/customer/first_name   | []             | customer.first_name: expected text, found array",
            })
    void a_refusal_names_the_field_and_never_the_value(String pointer, String value, String reason) throws IOException {
        ObjectNode order = whole();
        order.remove(List.of("admin_graphql_api_id", "processed_at"));
        ((ObjectNode) order.get("shipping_address")).remove("name");
        ((ObjectNode) order.at(pointer.substring(0, pointer.lastIndexOf('/'))))
                .set(pointer.substring(pointer.lastIndexOf('/') + 1), Json.read(value));
        assertThatThrownBy(() -> MAPPING.map(order, Map.of()))
                .isInstanceOf(MappingFailed.class)
                .hasMessageStartingWith("shopify/receive-order-created: " + reason)
                .hasMessageMatching(".* \\(mappings/shopify/order\\.module\\.jslt:\\d+:\\d+\\)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "null",
                "\"text\"",
                "[]",
                "{}",
                "{\"orders\": []}",
                "{\"orders\": [null, 1]}",
                "{\"body\": {}}"
            })
    void what_is_no_order_is_refused(String json) {
        assertThatThrownBy(() -> MAPPING.map(Json.read(json), Map.of())).isInstanceOf(MappingFailed.class);
    }

    private static ObjectNode whole() throws IOException {
        return (ObjectNode)
                Json.read(Files.readAllBytes(ROOT.resolve("shopify/receive-order-created/webhook.in.json")));
    }

    private static JsonNode valid(JsonNode input) {
        ObjectNode order = (ObjectNode) MAPPING.map(input, Map.of()).get(0);
        order.put("version", 1).put("status", "PENDING");
        assertThat(SCHEMAS.validate("order-created", order)).isEmpty();
        return order;
    }

    /** Everything that is not needed, at every depth, becomes nothing; null removes it. */
    private static void erase(JsonNode node, @Nullable JsonNode nothing) {
        if (node instanceof ObjectNode object) {
            List<String> names =
                    object.properties().stream().map(Map.Entry::getKey).toList();
            for (String name : names) {
                JsonNode value = object.path(name);
                if (name.equals("line_items")) {
                    value.forEach(line -> erase(line, nothing));
                } else if (!NEEDED.contains(name) && nothing == null) {
                    object.remove(name);
                } else if (!NEEDED.contains(name) && (nothing instanceof NullNode || !value.isContainerNode())) {
                    object.set(name, nothing);
                } else {
                    erase(value, nothing);
                }
            }
        } else {
            node.forEach(element -> erase(element, nothing));
        }
    }
}
