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
import linkspan.mapping.jslt.JsltEngine;
import linkspan.platform.xml.Xml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** UBL documents that OASIS and CEN BII wrote: every order goes through, every other document is refused. */
class UblFixturesTest {
    private static final Path UBL = Path.of("../shared/fixtures/xml/ubl");
    private static final Path ROOT = Path.of("mappings");
    private static final Mappings MAPPINGS = new Mappings(ROOT, List.of(new JsltEngine(ROOT)));
    private static final CanonicalSchemas SCHEMAS = new CanonicalSchemas(ROOT);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            UBL-Order-2.1-Example               | peppol-7300070011115:34        | 2010-01-20T11:30:00Z | +01:00 | SE  | 2 x 135 | 6225.00 SEK | 100.00 SEK | 100.00 SEK | 100.00 SEK
            BII03_Order_example_01              | peppol-7300070011115:34        | 2010-01-20T11:30:00Z | +01:00 | SE  | 2 x 135 | 6225.00 SEK | 100.00 SEK | 100.00 SEK | 100.00 SEK
            CENBII-Order-maximal                | peppol-xxx:PM10405461          | 2010-03-12T00:00:00Z | +00:00 | XXX | 2 x 20  | 30.00 AED   | 10.00 EUR  | 10.00 EUR  | 10.00 HUF
            UBL-Order-2.0-Example               | peppol-GT00978567:AEG012345    | 2005-06-19T23:00:00Z | +01:00 | GB  | 1 x 100 | 100.00 GBP  | null       | null       | 17.50 GBP
            UBL-Order-2.0-Example-International | peppol-GT00978567:AEG012345    | 2005-06-19T23:00:00Z | +01:00 | GB  | 1 x 100 | 1000.00 USD | null       | null       | null""")
    void an_order_is_read_to_the_last_cent(
            String file,
            String id,
            String at,
            String offset,
            String country,
            String goods,
            String total,
            String shipping,
            String discount,
            String tax)
            throws IOException {
        JsonNode order = one(file);
        assertThat(order.path("orderId").asText()).isEqualTo(id);
        assertThat(order.path("placedAt").asText()).isEqualTo(at);
        assertThat(order.path("placedOffset").asText()).isEqualTo(offset);
        assertThat(order.at("/shipTo/countryCode").asText()).isEqualTo(country);
        assertThat(goods(order)).isEqualTo(goods);
        assertThat(List.of(
                        money(order, "total"), money(order, "shipping"), money(order, "discount"), money(order, "tax")))
                .containsExactly(total, shipping, discount, tax);
    }

    private static String money(JsonNode order, String field) {
        JsonNode money = order.path(field);
        return money.isNull()
                ? "null"
                : money.path("value").asText() + " " + money.path("currency").asText();
    }

    private static String goods(JsonNode order) {
        long pieces = 0;
        for (JsonNode item : order.path("items")) {
            pieces += item.path("quantity").longValue();
        }
        return order.path("items").size() + " x " + pieces;
    }

    @Test
    void an_order_that_says_next_to_nothing_is_known_by_what_it_says() throws IOException {
        JsonNode order = one("CENBII-Order-minimal");
        assertThat(order.path("orderId").asText()).matches("peppol-BuyerID:sha256:[0-9a-f]{64}");
        assertThat(order.path("orderId")).isEqualTo(one("CENBII-Order-minimal").path("orderId"));
        assertThat(order.at("/items/0/skuId").asText()).isEqualTo("peppol-LineItemID");
        assertThat(order.at("/items/0/quantity").asInt()).isEqualTo(10);
        assertThat(order.path("currency").asText()).isEqualTo("XXX");
    }

    @Test
    void lines_names_and_addresses_keep_every_character() throws IOException {
        JsonNode order = one("UBL-Order-2.1-Example");
        assertThat(order.at("/items/0/name").asText()).isEqualTo("Falu Rödfärg");
        assertThat(order.at("/items/0/skuId").asText()).isEqualTo("SItemNo001");
        assertThat(order.at("/items/0/unitPrice/value").asText()).isEqualTo("50.00");
        assertThat(order.at("/shipTo/line1").asText())
                .isEqualTo("Rådhusgatan, 5, 2nd floor, Purchasing department, 123");
        assertThat(order.at("/shipTo/name").asText()).isEqualTo("Swedish trucking");
        JsonNode maximal = one("CENBII-Order-maximal");
        assertThat(maximal.at("/items/0/unitPrice/value").asText())
                .as("1 EUR for 10")
                .isEqualTo("0.10");
    }

    @Test
    void every_order_of_the_folder_goes_through() throws IOException {
        for (Path file : files("order")) {
            one(file.getFileName().toString().replace(".xml", ""));
        }
    }

    @Test
    void any_other_document_is_refused() throws IOException {
        for (String folder : List.of("invoice", "orderchange", "ordercancellation", "despatchadvice", "catalogue")) {
            for (Path file : files(folder)) {
                JsonNode tree = Xml.tree(Files.readAllBytes(file));
                assertThatThrownBy(() -> map(tree))
                        .as(file.toString())
                        .isInstanceOf(MappingFailed.class)
                        .hasMessageContaining("no UBL Order");
            }
        }
    }

    private static JsonNode one(String file) throws IOException {
        assumeTrue(Files.isDirectory(UBL), "skipped: ../shared/fixtures is absent");
        JsonNode orders = map(Xml.tree(Files.readAllBytes(UBL.resolve("order/" + file + ".xml"))));
        assertThat(orders).as(file).hasSize(1);
        ObjectNode stored = orders.get(0).deepCopy();
        stored.put("version", 1).put("status", "PENDING");
        assertThat(SCHEMAS.validate("order-created", stored)).as(file).isEmpty();
        return orders.get(0);
    }

    private static JsonNode map(JsonNode message) {
        return MAPPINGS.get("peppol/receive-order-created").map(message, Map.of());
    }

    private static List<Path> files(String folder) throws IOException {
        assumeTrue(Files.isDirectory(UBL), "skipped: ../shared/fixtures is absent");
        try (Stream<Path> files = Files.list(UBL.resolve(folder))) {
            return files.sorted().toList();
        }
    }
}
