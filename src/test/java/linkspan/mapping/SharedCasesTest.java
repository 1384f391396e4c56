package linkspan.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import linkspan.business.order.OrderSums;
import linkspan.mapping.jslt.JsltEngine;
import linkspan.model.EventType;
import linkspan.platform.format.Format;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Inputs that went wrong elsewhere ({@code ../shared/cases}), each through its mapping: what it means, not what came out. */
class SharedCasesTest {
    private static final Path CASES = Path.of("../shared/cases");
    private static final Path ROOT = Path.of("mappings");
    private static final Mappings MAPPINGS = new Mappings(ROOT, List.of(new JsltEngine(ROOT)));
    private static final DraftCheck DRAFTS = new DraftCheck(new CanonicalSchemas(ROOT));

    @ParameterizedTest
    @CsvSource(textBlock = """
        amazon,      amazon-cancelled-quantity-0/bug-cancelled-quantity-0.in.json, BUYER_CANCELED
        shopify,     shopify-cancelled-at/bug-cancelled-in-list.in.json,           customer
        woocommerce, woocommerce-cancelled/bug-status-cancelled.in.json,           cancelled
        woocommerce, woocommerce-cancelled/bug-status-failed.in.json,              failed\
        """)
    void a_cancelled_order_says_so_by_its_status(String system, String file, String reason) throws IOException {
        JsonNode order = one(system, file);
        assertThat(order.path("status").asText()).isEqualTo("CANCELLED");
        assertThat(order.path("cancelReason").asText()).isEqualTo(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"failed", "refunded", "trash", "wc-cancelled"})
    void whatever_stops_a_woocommerce_order_cancels_it(String status) throws IOException {
        String body = text("woocommerce-cancelled/bug-status-cancelled.in.json").replace("cancelled", status);
        assertThat(map("woocommerce", body).get(0).path("status").asText()).isEqualTo("CANCELLED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"checkout-draft", "auto-draft", "draft"})
    void a_basket_is_nothing_yet(String status) throws IOException {
        String body = text("woocommerce-cancelled/bug-status-checkout-draft.in.json");
        assertThat(map("woocommerce", body.replace("checkout-draft", status))).isEmpty();
    }

    @Test
    void beside_a_cancelled_order_the_page_goes_on() throws IOException {
        List<JsonNode> orders =
                orders("amazon", "amazon-cancelled-quantity-0/bug-cancelled-quantity-0-and-another.in.json");
        assertThat(orders)
                .extracting(order -> order.path("orderId").asText())
                .containsExactly("amazon-902-2", "amazon-902-3");
        assertThat(orders.get(0).has("status")).isFalse();
        assertThat(orders.get(1).path("status").asText()).isEqualTo("CANCELLED");
    }

    @Test
    void a_removed_line_is_gone_and_so_is_its_price() throws IOException {
        JsonNode order = one("shopify", "shopify-removed-line/bug-removed-line.in.json");
        assertThat(order.path("items")).hasSize(1);
        assertThat(order.at("/items/0/skuId").asText() + " x"
                        + order.at("/items/0/quantity").asInt())
                .isEqualTo("B x1");
        assertThat(order.at("/total/value").asText()).isEqualTo("10.00");
        assertAgrees(order);
    }

    @Test
    void duties_and_tip_are_charges_beside_the_lines() throws IOException {
        JsonNode order = one("shopify", "shopify-duties-tip/bug-duties-and-tip.in.json");
        assertThat(order.path("charges")).hasSize(2);
        assertThat(order.at("/charges/0/kind").asText() + " "
                        + order.at("/charges/0/amount/value").asText())
                .isEqualTo("DUTIES 12.00");
        assertThat(order.at("/charges/1/kind").asText() + " "
                        + order.at("/charges/1/amount/value").asText())
                .isEqualTo("TIP 5.00");
        assertAgrees(order);
    }

    @Test
    void a_tip_that_is_a_line_is_no_goods() throws IOException {
        String tip =
                "{\"id\": 3, \"name\": \"Tip\", \"quantity\": 1, \"price\": \"5.00\", \"tip\": {\"payment_gateway\":"
                        + " \"x\"}}";
        String body = text("shopify-duties-tip/bug-duties-and-tip.in.json")
                .replace("\"line_items\": [", "\"line_items\": [" + tip + ",");
        JsonNode order = map("shopify", body).get(0);
        assertThat(order.path("items"))
                .extracting(item -> item.path("skuId").asText())
                .containsExactly("A", "B");
        assertThat(order.at("/charges/1/amount/value").asText()).as("once").isEqualTo("5.00");
        assertAgrees(order);
    }

    @Test
    void an_address_of_a_company_alone_has_its_name() throws IOException {
        String body = text("company-only-address/bug-company.in.json");
        assertThat(map("shopify", body).get(0).at("/shipTo/name").asText()).isEqualTo("Acme GmbH");
        String both = body.replace("\"name\": \"\", \"company\"", "\"name\": \"Ida Roe\", \"company\"");
        assertThat(map("shopify", both).get(0).at("/shipTo/name").asText()).isEqualTo("Ida Roe, Acme GmbH");
    }

    @Test
    void the_false_of_php_is_nothing() throws IOException {
        JsonNode order = one("woocommerce", "woocommerce-php-false/bug-php-false.in.json");
        assertThat(order.at("/customer/email").isNull()).isTrue();
        assertThat(order.at("/shipTo/region").isNull()).isTrue();
        assertThat(order.at("/shipTo/phone").isNull()).isTrue();
        assertThat(order.at("/shipTo/line1").asText()).isEqualTo("Street 1");
        assertThat(order.at("/shipTo/postalCode").asText()).isEqualTo("9000");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        woocommerce, unit-price-division/woo-thirds.in.json
        woocommerce, unit-price-division/bug-tax-incl-rounding.in.json
        peppol,      unit-price-division/bug-base-quantity-3.in.xml\
        """)
    void our_division_is_not_their_disagreement(String system, String file) throws IOException {
        assertAgrees(one(system, file));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        true,  5.00, null, 25.00
        1,     5.00, null, 25.00
        space, 5.00, null, 25.00\
        """)
    void a_charge_is_one_in_every_spelling(String file, String shipping, String discount, String total)
            throws IOException {
        JsonNode order = one("peppol", "ubl-charge-indicator/bug-charge-" + file + ".in.xml");
        assertThat(order.at("/shipping/value").asText("null")).isEqualTo(shipping);
        assertThat(order.at("/discount/value").asText("null")).isEqualTo(discount);
        assertThat(order.at("/total/value").asText()).isEqualTo(total);
        assertAgrees(order);
    }

    @Test
    void an_indicator_that_is_neither_is_refused_by_name() throws IOException {
        String body = text("ubl-charge-indicator/bug-charge-1.in.xml");
        for (String wrong : List.of("ture", "TRUE", "yes", "2", "")) {
            String bad = body.replace(">1</cbc:ChargeIndicator>", ">" + wrong + "</cbc:ChargeIndicator>");
            assertThatThrownBy(() -> map("peppol", bad)).hasMessageContaining("AllowanceCharge.ChargeIndicator");
        }
        String missing = text("ubl-charge-indicator/bug-charge-missing.in.xml");
        assertThatThrownBy(() -> map("peppol", missing))
                .hasMessageContaining("AllowanceCharge.ChargeIndicator: missing");
        JsonNode allowance = map(
                        "peppol",
                        body.replace(">1</cbc:ChargeIndicator>", "> 0\n</cbc:ChargeIndicator>")
                                .replace("25.00", "15.00"))
                .get(0);
        assertThat(allowance.at("/discount/value").asText()).isEqualTo("5.00");
        assertAgrees(allowance);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pretty-printed", "code-in-lines"})
    void how_a_document_is_laid_out_changes_nothing(String file) throws IOException {
        JsonNode order = one("peppol", "ubl-pretty-printed/bug-" + file + ".in.xml");
        assertThat(order.path("orderId").asText()).isEqualTo("peppol-B-1:77");
        assertThat(order.path("placedAt").asText()).startsWith("2026-11-1");
        assertThat(order.path("currency").asText()).isEqualTo("EUR");
        assertThat(order.at("/shipTo/countryCode").asText()).isEqualTo("BE");
    }

    @Test
    void two_buyers_without_number_are_two_buyers() throws IOException {
        assertThat(List.of(
                        one("peppol", "ubl-buyer-without-number/bug-buyer-without-number.in.xml")
                                .path("orderId")
                                .asText(),
                        one("peppol", "ubl-buyer-without-number/bug-other-buyer-without-number.in.xml")
                                .path("orderId")
                                .asText()))
                .containsExactly("peppol-First Ltd:77", "peppol-Second Ltd:77");
    }

    private static void assertAgrees(JsonNode order) {
        assertThat(OrderSums.disagreement(order)).isEmpty();
    }

    private static JsonNode one(String system, String file) throws IOException {
        List<JsonNode> orders = orders(system, file);
        assertThat(orders).as(file).hasSize(1);
        return orders.get(0);
    }

    /** Each on its event's schema. */
    private static List<JsonNode> orders(String system, String file) throws IOException {
        List<JsonNode> orders = new ArrayList<>();
        map(system, text(file)).forEach(orders::add);
        assertThat(orders)
                .allSatisfy(order -> assertThat(DRAFTS.problemsOfMade(EventType.ORDER_CREATED, order))
                        .isEmpty());
        return orders;
    }

    private static JsonNode map(String system, String body) {
        byte[] bytes = body.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return MAPPINGS.get(system + "/receive-order-created")
                .map(Format.of(bytes).tree(bytes, ""), Map.of());
    }

    private static String text(String file) throws IOException {
        assumeTrue(Files.isDirectory(CASES), "skipped: ../shared/cases is absent");
        return Files.readString(CASES.resolve(file));
    }

    /** A case that was added and that nobody looks at. */
    @Test
    void every_folder_of_mappings_is_looked_at() throws IOException {
        assumeTrue(Files.isDirectory(CASES), "skipped: ../shared/cases is absent");
        String here = Files.readString(Path.of("src/test/java/linkspan/mapping/SharedCasesTest.java"));
        try (Stream<Path> folders = Files.list(CASES)) {
            assertThat(folders.filter(folder -> folder.getFileName()
                            .toString()
                            .matches("(amazon|company|shopify|ubl|unit|woocommerce-(c|php)).*")))
                    .allSatisfy(folder -> assertThat(here).contains(folder.getFileName() + "/"));
        }
    }
}
