package linkspan.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import linkspan.business.order.OrderSums;
import linkspan.mapping.jslt.JsltEngine;
import linkspan.model.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Amazon's own examples from five marketplaces: orders go through, whatever is none is refused by name. */
class AmazonFixturesTest {
    private static final Path FIXTURES = Path.of("../shared/fixtures");
    private static final Path ROOT = Path.of("mappings");
    private static final Mappings MAPPINGS = new Mappings(ROOT, List.of(new JsltEngine(ROOT)));
    private static final CanonicalSchemas SCHEMAS = new CanonicalSchemas(ROOT);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        getOrder_200_example      | amazon-202-1234567-8901234 | 2024-12-25T09:15:00Z | GB | 1 x 3 | 103.97 GBP  | 10.00 | 4.00
        getOrder_200_sandbox0     | amazon-171-9876543-2109876 | 2024-12-24T20:30:00Z | BR | 1 x 1 | 299.90 BRL  | null  | 0.00
        getOrder_200_sandbox1     | amazon-028-1234567-8901234 | 2025-03-15T10:30:00Z | TR | 1 x 2 | 125.00 TRY  | null  | 0.00
        getOrder_200_sandbox2     | amazon-114-9876543-1234567 | 2025-03-10T14:00:00Z | US | 1 x 1 | 49.99 USD   | null  | 10.00
        searchOrders_200_example  | amazon-123-4567890-1234567 | 2024-12-25T10:30:00Z | US | 2 x 3 | 154.99 USD  | null  | 0.02
        searchOrders_200_sandbox0 | amazon-250-1234567-8901234 | 2024-12-25T02:30:00Z | JP | 2 x 3 | 19940 JPY   | null  | 0
        searchOrders_200_sandbox1 | amazon-202-7654321-1098765 | 2024-12-24T14:20:00Z | GB | 1 x 1 | 34.99 GBP   | null  | 0.00
        searchOrders_200_sandbox2 | amazon-171-2345678-9012345 | 2024-12-22T15:30:00Z | BR | 1 x 1 | 1599.90 BRL | null  | 0.00\
        """)
    void an_order_is_read_to_the_last_cent(
            String file, String id, String at, String country, String goods, String total, String shipping, String tax)
            throws IOException {
        JsonNode order = one("orders/amazon-sp-api-2026/" + file + ".json");
        assertThat(order.path("orderId").asText()).isEqualTo(id);
        assertThat(order.path("placedAt").asText()).isEqualTo(at);
        assertThat(order.at("/shipTo/countryCode").asText()).isEqualTo(country);
        assertThat(goods(order)).isEqualTo(goods);
        assertThat(order.at("/total/value").asText() + " "
                        + order.at("/total/currency").asText())
                .isEqualTo(total);
        assertThat(order.at("/shipping/value").asText("null")).isEqualTo(shipping);
        assertThat(order.at("/tax/value").asText()).isEqualTo(tax);
        assertThat(order.findValuesAsText("currency")).allMatch(currency -> total.endsWith(currency));
    }

    @Test
    void a_tip_is_a_charge_of_its_own() throws IOException {
        JsonNode order = one("orders/amazon-sp-api-2026/searchOrders_200_example.json");
        assertThat(order.path("charges")).hasSize(1);
        assertThat(order.at("/charges/0/kind").asText()).isEqualTo("TIP");
        assertThat(order.at("/charges/0/amount/value").asText()).isEqualTo("5.00");
        assertThat(OrderSums.disagreement(order)).isEmpty();
    }

    private static String goods(JsonNode order) {
        long pieces = 0;
        for (JsonNode item : order.path("items")) {
            pieces += item.path("quantity").longValue();
        }
        return order.path("items").size() + " x " + pieces;
    }

    @Test
    void names_and_addresses_keep_every_character() throws IOException {
        JsonNode japan = one("orders/amazon-sp-api-2026/searchOrders_200_sandbox0.json");
        assertThat(japan.at("/items/0/name").asText()).isEqualTo("Echo Dot (第4世代) スマートスピーカー with Alexa チャコール");
        JsonNode brazil = one("orders/amazon-sp-api-2026/searchOrders_200_sandbox2.json");
        assertThat(brazil.at("/shipTo/city").asText()).isEqualTo("São Paulo");
        assertThat(brazil.at("/shipTo/postalCode").asText()).isEqualTo("01310-100");
        assertThat(brazil.at("/shipTo/line1").asText()).isEqualTo("Avenida Paulista, 1000, Sala 301, Bela Vista");
        JsonNode turkey = one("orders/amazon-sp-api-2026/getOrder_200_sandbox1.json");
        assertThat(turkey.at("/shipTo/region").asText()).isEqualTo("Beyoglu, Istanbul");
    }

    @Test
    void every_file_of_the_folder_goes_through() throws IOException {
        assumeTrue(Files.isDirectory(FIXTURES), "skipped: ../shared/fixtures is absent");
        try (Stream<Path> files = Files.list(FIXTURES.resolve("orders/amazon-sp-api-2026"))) {
            List<Path> all = files.toList();
            assertThat(all).isNotEmpty();
            for (Path file : all) {
                one(FIXTURES.relativize(file).toString());
            }
        }
    }

    @Test
    void an_order_without_proceeds_and_buyer_is_an_order() throws IOException {
        JsonNode order = one("orders/amazon-sp-api-samples/get_order_response.json");
        assertThat(order.path("customer").isNull()).isTrue();
        assertThat(order.path("currency").asText()).isEqualTo("USD");
        assertThat(order.path("placedAt").asText()).isEqualTo("2025-07-17T11:25:13.645Z");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        orders/amazon-sp-api-samples/orders-getOrder.json, payload: of an older version
        orders/amazon-sp-api-samples/orders-getOrderItems.json, payload: of an older version
        orders/amazon-sp-api-samples/orders-getOrderAddress.json, payload: of an older version
        orders/amazon-sp-api-samples/orders-getOrderBuyerInfo.json, payload: of an older version
        orders/amazon-sp-api-samples/easyship-orders-getOrder.json, payload: of an older version
        orders/amazon-sp-api-samples/mcf-v1-getFulfillmentOrder.json, of an older version
        events/amazon-notifications/OrderChangeNotification_0.json, no order
        tracking/amazon/getShipmentTracking_404_example.json, errors: an error of the API\
        """)
    void what_is_no_order_is_refused_by_name(String file, String words) throws IOException {
        JsonNode message = fixture(file);
        assertThatThrownBy(() -> map(message)).isInstanceOf(MappingFailed.class).hasMessageContaining(words);
    }

    /** The only order in the file, checked against the schema as the hub checks it. */
    private static JsonNode one(String file) throws IOException {
        JsonNode orders = map(fixture(file));
        assertThat(orders).as(file).hasSize(1);
        ObjectNode stored = orders.get(0).deepCopy();
        stored.put("version", 1).put("status", "PENDING");
        assertThat(SCHEMAS.validate("order-created", stored)).as(file).isEmpty();
        return orders.get(0);
    }

    private static JsonNode map(JsonNode message) {
        return MAPPINGS.get("amazon/receive-order-created").map(message, Map.of());
    }

    private static JsonNode fixture(String file) throws IOException {
        assumeTrue(Files.isDirectory(FIXTURES), "skipped: ../shared/fixtures is absent");
        return Json.read(Files.readAllBytes(FIXTURES.resolve(file)));
    }
}
