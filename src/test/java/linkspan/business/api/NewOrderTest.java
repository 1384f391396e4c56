package linkspan.business.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import linkspan.business.api.contract.OrderContract;
import linkspan.business.order.Samples;
import linkspan.model.Json;
import linkspan.model.failure.FailureCode;
import linkspan.model.failure.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NewOrderTest {
    private static final OrderContract CONTRACT =
            OrderContract.of(Path.of("mappings")).orElseThrow();
    private final NewOrder orders =
            new NewOrder(() -> "0193a5f0-7d4e-7abc-9def-0123456789ab", id -> id.startsWith("shopify-"));

    @Test
    void what_a_sender_leaves_out_is_added() {
        assertThat(canonical(Samples.least())).isEqualTo(Samples.json("""
                        {'orderId': 'ORD202611110123456789AB', 'channel': 'api', 'placedAt': '2026-11-11T03:11:11Z',
                         'placedOffset': '+08:00', 'currency': 'EUR',
                         'items': [{'lineId': '1', 'skuId': 'SKU001', 'quantity': 2,
                                    'unitPrice': {'value': '19.90', 'currency': 'EUR'},
                                    'discount': {'value': '0.00', 'currency': 'EUR'},
                                    'tax': {'value': '0.00', 'currency': 'EUR'}}],
                         'shipping': {'value': '0.00', 'currency': 'EUR'}, 'discount': {'value': '0.00', 'currency': 'EUR'},
                         'tax': {'value': '0.00', 'currency': 'EUR'}, 'taxIncluded': false,
                         'total': {'value': '39.80', 'currency': 'EUR'}}
                        """));
    }

    @Test
    void a_whole_order_stays_as_it_is() {
        ObjectNode whole = Samples.json("""
                {'orderId': 'A-1.x_y', 'channelOrderId': 'PO 7', 'placedAt': '2026-11-11T03:11:11Z', 'placedOffset': '+08:00',
                 'currency': 'EUR', 'customer': {'customerId': 'C-7', 'name': '王小明', 'email': 'x@example.com'},
                 'shipTo': {'name': '王小明', 'line1': 'Hauptstraße 1', 'city': 'Berlin', 'region': null,
                            'postalCode': '01067', 'countryCode': 'DE', 'phone': null},
                 'items': [{'lineId': 'a', 'skuId': 'SKU001', 'name': '茶壶', 'quantity': 2,
                            'unitPrice': {'value': '19.90', 'currency': 'EUR'},
                            'discount': {'value': '0.00', 'currency': 'EUR'}, 'tax': {'value': '6.36', 'currency': 'EUR'}}],
                 'shipping': {'value': '4.90', 'currency': 'EUR'}, 'discount': {'value': '0.00', 'currency': 'EUR'},
                 'tax': {'value': '6.36', 'currency': 'EUR'}, 'taxIncluded': true, 'total': {'value': '44.70', 'currency': 'EUR'}}
                """);
        ObjectNode expected = whole.deepCopy().put("channel", "api");
        assertThat(canonical(whole)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'orderId': ''}                   | orderId: must be 1 to 64 of A-Z a-z 0-9 . _ -
            {'orderId': 'a/b'}                | orderId: must be 1 to 64 of A-Z a-z 0-9 . _ -
            {'orderId': 7}                    | orderId: must be a text
            {'orderId': 'shopify-1'}          | orderId: begins like a marketplace's order
            {'status': 'SHIPPED'}             | status: is assigned by the hub
            {'version': 1}                    | version: is assigned by the hub
            {'channel': 'shopify'}            | channel: is assigned by the hub
            {'custmer': {}}                   | custmer: unknown field
            {'channelUpdatedAt': 'x'}         | channelUpdatedAt: unknown field
            {'placedAt': null}                | placedAt: is required
            {'placedAt': 'now'}               | placedAt: must be a time with zone like 2026-01-31T08:00:00+01:00
            {'placedAt': '2026-11-11T03:11:11'} | placedAt: must be a time with zone like 2026-01-31T08:00:00+01:00
            {'placedAt': '2026-02-30T03:11:11Z'} | placedAt: must be a time with zone like 2026-01-31T08:00:00+01:00
            {'placedAt': '2026-02-01T03:11:11+19:00'} | placedAt: must be a time with zone like 2026-01-31T08:00:00+01:00
            {'placedAt': '9999-12-31T23:59:59-01:00'} | placedAt: must be a time with zone like 2026-01-31T08:00:00+01:00
            {'placedOffset': '8'}             | placedOffset: must be an offset like +08:00
            {'placedOffset': '+99:00'}        | placedOffset: must be an offset like +08:00
            {'placedOffset': '+01:00'}        | placedOffset: contradicts placedAt
            {'currency': 'EURO'}              | currency: must be a code of ISO 4217 like EUR
            {'currency': 'eur'}               | currency: must be a code of ISO 4217 like EUR
            {'currency': null}                | currency: is required
            {'currency': 'USD'}               | items[0].unitPrice.currency: must be USD, the order's
            {'customer': 'Wang'}              | customer: must be an object
            {'customer': {'name': 7}}         | customer.name: must be a text
            {'customer': {'nmae': 'x'}}       | customer.nmae: unknown field
            {'customer': {'name': 'a\\u0000b'}} | customer.name: must not contain the character NUL
            {'shipTo': {'countryCode': 'Germany'}} | shipTo.countryCode: must be two capital letters of ISO 3166 like DE
            {'items': null}                   | items: at least one is required
            {'items': []}                     | items: at least one is required
            {'items': {}}                     | items: at least one is required
            {'items': [7]}                    | items[0]: must be an object
            {'shipping': '4.90'}              | shipping: must be an object
            {'shipping': {'value': '1'}}      | shipping.currency: is required
            {'shipping': {'currency': 'EUR'}} | shipping.value: is required
            {'shipping': {'value': '1', 'currency': 'EUR', 'unit': 1}} | shipping.unit: unknown field
            {'taxIncluded': 'yes'}            | taxIncluded: must be true or false
            {'total': {'value': '-1', 'currency': 'EUR'}} | total.value: must not be negative
            {'discount': {'value': '40', 'currency': 'EUR'}} | total: comes to -0.20, must be 0 or more and below 10^15
            """)
    void a_field_that_is_wrong_is_named(String change, String complaint) {
        ObjectNode order = Samples.least();
        order.setAll(Samples.json(change));
        assertThat(errors(order)).contains(complaint);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'skuId': null}          | items[0].skuId: is required
            {'skuId': ' '}           | items[0].skuId: must not be blank
            {'sku': 'x'}             | items[0].sku: unknown field
            {'lineId': 1}            | items[0].lineId: must be a text
            {'quantity': null}       | items[0].quantity: is required
            {'quantity': 0}          | items[0].quantity: must be a whole number between 1 and 1000000000
            {'quantity': -1}         | items[0].quantity: must be a whole number between 1 and 1000000000
            {'quantity': 1.5}        | items[0].quantity: must be a whole number between 1 and 1000000000
            {'quantity': '2'}        | items[0].quantity: must be a whole number between 1 and 1000000000
            {'quantity': 4294967298} | items[0].quantity: must be a whole number between 1 and 1000000000
            {'unitPrice': null}      | items[0].unitPrice: is required
            {'unitPrice': 19.90}     | items[0].unitPrice: must be an object
            """)
    void a_wrong_line_is_named_by_its_place(String change, String complaint) {
        ObjectNode order = Samples.least();
        ((ObjectNode) order.at("/items/0")).setAll(Samples.json(change));
        assertThat(errors(order)).contains(complaint);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1,50",
                "1.",
                ".5",
                "1e3",
                "+1",
                " 1",
                "1.1234567",
                "1234567890123456",
                "١",
                "NaN",
                "0x1",
                "--1"
            })
    void money_that_is_no_decimal_is_refused(String value) {
        assertThat(errors(priced(value))).anyMatch(error -> error.startsWith("items[0].unitPrice.value: must "));
    }

    @Test
    void money_that_is_no_text_or_negative_is_refused() {
        ObjectNode order = priced("1");
        ((ObjectNode) order.at("/items/0/unitPrice")).put("value", 1);
        assertThat(errors(order)).containsExactly("items[0].unitPrice.value: must be a text");
        assertThat(errors(priced("-0.01"))).containsExactly("items[0].unitPrice.value: must not be negative");
    }

    @ParameterizedTest
    @CsvSource({"0, 0.00", "0.000001, 0.000002", "0.1, 0.20", "19.9, 39.80", "123456789012345, 246913578024690.00"})
    void totals_are_exact(String price, String total) {
        assertThat(canonical(priced(price)).at("/total/value").asText()).isEqualTo(total);
    }

    private static ObjectNode priced(String value) {
        ObjectNode order = Samples.least();
        ((ObjectNode) order.at("/items/0/unitPrice")).put("value", value);
        return order;
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # line discount, line tax, shipping, discount, included, total
            1.00, 0.00, 4.90, 0.70, false, 43.00
            0.00, 6.36, 0.00, 0.00, true,  39.80
            0.00, 6.36, 0.00, 0.00, false, 46.16
            """)
    void a_stated_total_must_be_what_the_amounts_come_to(
            String lineDiscount, String lineTax, String shipping, String discount, boolean included, String total) {
        ObjectNode order = Samples.least();
        ObjectNode line = (ObjectNode) order.at("/items/0");
        line.set("discount", euro(lineDiscount));
        line.set("tax", euro(lineTax));
        order.set("shipping", euro(shipping));
        order.set("discount", euro(discount));
        order.put("taxIncluded", included);
        assertThat(canonical(order).at("/total/value").asText()).isEqualTo(total);
        order.set("total", euro(total + "00"));
        assertThat(canonical(order).at("/total/value").asText()).isEqualTo(total + "00");
        order.set("total", euro("43.01"));
        Refused refused = refusal(order);
        assertThat(refused.code()).isEqualTo(FailureCode.AMOUNTS_DISAGREE);
        assertThat(refused).hasMessageContaining("43.01 EUR").hasMessageContaining(total + " EUR");
        assertThat(details(refused))
                .isEqualTo(Samples.json("{'stated': '43.01', 'computed': '%s', 'currency': 'EUR'}".formatted(total)));
    }

    private static ObjectNode euro(String value) {
        return JsonNodeFactory.instance.objectNode().put("value", value).put("currency", "EUR");
    }

    @Test
    void the_currency_decides_how_many_digits_an_added_amount_has() {
        ObjectNode yen = Samples.json("""
                {'placedAt': '2026-11-11T11:11:11Z', 'currency': 'JPY',
                 'items': [{'skuId': 'S', 'quantity': 3, 'unitPrice': {'value': '500', 'currency': 'JPY'}}]}
                """);
        assertThat(canonical(yen).at("/total/value").asText()).isEqualTo("1500");
        assertThat(canonical(yen).at("/tax/value").asText()).isEqualTo("0");
        assertThat(canonical(yen).path("placedOffset").asText()).isEqualTo("+00:00");
    }

    @Test
    void everything_is_told_at_once_and_at_most_twenty() {
        ObjectNode order = Samples.json("{'status': 'X', 'placedAt': 'x', 'currency': 'x', 'items': [{}]}");
        assertThat(errors(order))
                .containsExactlyInAnyOrder(
                        "status: is assigned by the hub",
                        "placedAt: must be a time with zone like 2026-01-31T08:00:00+01:00",
                        "currency: must be a code of ISO 4217 like EUR",
                        "items[0].skuId: is required",
                        "items[0].quantity: is required",
                        "items[0].unitPrice: is required");
        ArrayNode lines = order.putArray("items");
        IntStream.range(0, 100).forEach(i -> lines.addObject());
        assertThat(errors(order)).hasSize(20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "7", "null", "'text'"})
    void what_is_no_object_is_no_order(String body) {
        assertThat(errors(Json.read(body.replace('\'', '"')))).containsExactly("$: must be an object");
    }

    @Test
    void bounds_are_kept() {
        ObjectNode order = Samples.least();
        order.withObject("/customer").put("name", "x".repeat(1_001)).put("customerId", "x".repeat(201));
        order.put("orderId", "x".repeat(65));
        assertThat(errors(order))
                .containsExactlyInAnyOrder(
                        "customer.name: longer than 1000 characters",
                        "customer.customerId: longer than 200 characters",
                        "orderId: must be 1 to 64 of A-Z a-z 0-9 . _ -");
    }

    @Test
    void an_unknown_name_is_shown_without_control_characters() {
        ObjectNode order = Samples.least();
        order.put("a\u0000\n" + "b".repeat(200), 1);
        assertThat(errors(order)).containsExactly("a??" + "b".repeat(97) + "…: unknown field");
    }

    @Test
    void lines_without_an_id_get_one_that_is_free() {
        ObjectNode order = Samples.least();
        ObjectNode line = (ObjectNode) order.at("/items/0");
        ArrayNode lines = order.putArray("items");
        lines.add(line)
                .add(line.deepCopy().put("lineId", "1"))
                .add(line.deepCopy().put("lineId", "3"))
                .add(line);
        assertThat(canonical(order).findValuesAsText("lineId")).containsExactly("2", "1", "3", "4");
        lines.add(line.deepCopy().put("lineId", "3"));
        assertThat(errors(order)).containsExactly("items[4].lineId: is there twice");
    }

    @Test
    void five_thousand_lines_are_taken_and_one_more_is_refused() {
        ObjectNode order = Samples.least();
        JsonNode line = order.at("/items/0");
        ArrayNode lines = order.putArray("items");
        IntStream.range(0, 5_000).forEach(i -> lines.add(line));
        JsonNode canonical = canonical(order);
        assertThat(canonical.at("/total/value").asText()).isEqualTo("199000.00");
        lines.add(line);
        assertThat(errors(order)).containsExactly("items: more than 5000");
    }

    private ObjectNode canonical(JsonNode order) {
        CONTRACT.checkBody("createOrder", order);
        return orders.canonical(order);
    }

    private List<String> errors(JsonNode order) {
        Refused refused = refusal(order);
        assertThat(refused.code()).isEqualTo(FailureCode.SCHEMA_INVALID);
        return StreamSupport.stream(details(refused).path("errors").spliterator(), false)
                .map(error -> error.path("path").asText() + ": "
                        + error.path("reason").asText())
                .toList();
    }

    private Refused refusal(JsonNode order) {
        return catchThrowableOfType(Refused.class, () -> canonical(order));
    }

    private static JsonNode details(Refused refused) {
        return Objects.requireNonNull(refused.details());
    }
}
