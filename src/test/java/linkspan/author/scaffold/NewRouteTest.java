package linkspan.author.scaffold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import linkspan.mapping.CanonicalSchemas;
import linkspan.mapping.MappingFailed;
import linkspan.mapping.jslt.JsltEngine;
import linkspan.model.Json;
import linkspan.model.kind.EventTypes;
import linkspan.platform.system.SystemCatalog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewRouteTest {
    private static final String CENTS = """
            {"order": {"id": 77, "created_at": "2026-11-11T11:11:11+08:00",
             "buyer": {"id": 9, "full_name": "Ada", "email": "ada@example.com"},
             "shipping_address": {"name": "Ada", "street": "Main St 1", "city": "York", "zip": "00123", "country": "gb"},
             "line_items": [{"uid": "L1", "sku": "TEA", "title": "Tea", "quantity": "2",
               "base_price_money": {"centAmount": 1250, "currency": "GBP"}}],
             "total_money": {"centAmount": 2500, "currency": "GBP"}}}
            """;
    private static final String CHINESE = """
            {"订单号": "A-1", "下单时间": "2026-11-11 11:11:11", "收货人": "王小明", "手机号": "138", "邮编": "518000",
             "商品": [{"商品编码": "SKU1", "商品名称": "茶壶", "数量": 3, "单价": "19.90"}], "实付金额": "59.70"}
            """;
    private static final String XML = """
            <Order><Number>5</Number><OrderDate>2026-11-11T03:11:10Z</OrderDate><Currency>EUR</Currency>
            <Lines><Line no="1"><Sku>A</Sku><Qty>1</Qty><Price>9.99</Price></Line></Lines></Order>
            """;

    @TempDir
    Path folder;

    private AuthorsHome home = null;

    @BeforeEach
    void a_system_is_there() throws IOException {
        home = new AuthorsHome(folder);
        home.system("acme");
    }

    private JsonNode order() throws IOException {
        JsonNode made = Json.read(home.text("mappings/acme/receive-order-created/sample.out.json"));
        assertThat(made.size()).isEqualTo(1);
        ObjectNode order = made.get(0).deepCopy();
        order.put("status", "PENDING").put("version", 1);
        assertThat(new CanonicalSchemas(folder.resolve("mappings")).validate("order-created", order))
                .isEmpty();
        return order;
    }

    /** What the sample says of 165 in a currency, and what a mapping makes of it. */
    @ParameterizedTest(name = "{0} in {1}")
    @CsvSource(delimiter = '|', textBlock = """
            "total": 165              | USD | 165.00 | TODO
            "total": "165"            | USD | 165.00 | TODO
            "total": 165.5            | USD | 165.50 | -
            "total": "165.00"         | USD | 165.00 | -
            "total_cents": 165        | USD | 1.65   | -
            "total": {"centAmount": 165, "currencyCode": "USD"} | USD | 1.65 | -
            "total": {"amount": 165, "currency": "USD"}         | USD | 165.00 | TODO
            "total": 165              | JPY | 165    | -
            "total": 165, "shipping_fee": 4.9 | EUR | 165.00 | -
            """)
    void money_is_guessed_by_evidence_only(String total, String currency, String value, String left)
            throws IOException {
        home.route("acme.receive-order-created", home.sample("""
                {"id": "7", "created_at": "2026-11-11T11:11:11Z", "currency": "%s",
                 "items": [{"id": "1", "sku": "A", "qty": 1}], %s}""".formatted(currency, total)));
        String mapping = home.text("mappings/acme/receive-order-created.jslt");
        assertThat(mapping.contains("// TODO money:")).as(mapping).isEqualTo(left.equals("TODO"));
        JsonNode order = new JsltEngine(folder.resolve("mappings"))
                .compile(
                        "acme/x",
                        Files.writeString(
                                folder.resolve("mappings/acme/x.jslt"), mapping.replaceAll("fail\\([^\n]*", "null,")))
                .map(Json.read(home.text("mappings/acme/receive-order-created/sample.in.json")), Map.of())
                .get(0);
        assertThat(order.at("/total/value").asText()).isEqualTo(value);
    }

    @Test
    void cents_in_a_wrapped_order_become_decimals() throws IOException {
        home.route("acme.receive-order-created", home.sample(CENTS));
        JsonNode order = order();
        assertThat(order.path("orderId").asText()).isEqualTo("acme-77");
        assertThat(order.path("placedOffset").asText()).isEqualTo("+08:00");
        assertThat(order.path("customer"))
                .isEqualTo(Json.read("{\"customerId\":\"9\",\"name\":\"Ada\",\"email\":\"ada@example.com\"}"));
        assertThat(order.at("/shipTo/postalCode").asText()).isEqualTo("00123");
        assertThat(order.at("/shipTo/countryCode").asText()).isEqualTo("GB");
        assertThat(order.at("/items/0/unitPrice")).isEqualTo(Json.read("{\"value\":\"12.50\",\"currency\":\"GBP\"}"));
        assertThat(order.at("/items/0/quantity").asInt()).isEqualTo(2);
        assertThat(order.at("/total/value").asText()).isEqualTo("25.00");
        assertThat(home.files())
                .contains(
                        "mappings/acme/receive-order-created.jslt",
                        "mappings/acme/receive-order-created/sample.in.json",
                        "routes/acme/receive-order-created.camel.yaml",
                        "routes/acme/receive-order-created.test.yaml");
        assertThat(home.text("mappings/acme/receive-order-created.jslt")).contains("// guess");
    }

    @Test
    void chinese_names_and_times_are_understood() throws IOException {
        NewFiles files = home.route("acme.receive-order-created", home.sample(CHINESE));
        JsonNode order = order();
        assertThat(order.path("placedAt").asText()).isEqualTo("2026-11-11T03:11:11Z");
        assertThat(order.path("currency").asText()).isEqualTo("CNY");
        assertThat(order.at("/shipTo/name").asText()).isEqualTo("王小明");
        assertThat(order.at("/items/0/skuId").asText()).isEqualTo("SKU1");
        assertThat(order.at("/items/0/unitPrice/value").asText()).isEqualTo("19.90");
        assertThat(files.todos()).anyMatch(todo -> todo.contains("placedAt") && todo.contains("zone"));
    }

    @Test
    void what_a_line_says_of_its_article_may_stand_deeper() throws IOException {
        home.route(
                "acme.receive-order-created",
                home.sample("{\"number\": 5, \"orderDate\": \"1996-07-04 10:00:00.000\", \"positions\": [{\"no\": 1,"
                        + " \"product\": {\"sellerSku\": \"TEA\", \"title\": \"Tea\"}, \"count\": 2,"
                        + " \"pricing\": {\"unitPrice\": 1.5}}]}"));
        JsonNode order = order();
        assertThat(order.path("placedAt").asText()).isEqualTo("1996-07-04T10:00:00Z");
        assertThat(order.at("/items/0/skuId").asText()).isEqualTo("TEA");
        assertThat(order.at("/items/0/name").asText()).isEqualTo("Tea");
        assertThat(order.at("/items/0/unitPrice/value").asText()).isEqualTo("1.50");
    }

    @Test
    void xml_with_one_line_is_a_list_of_one() throws IOException {
        home.route("acme.receive-order-created", home.sample(XML));
        assertThat(order().at("/items/0/unitPrice/value").asText()).isEqualTo("9.99");
        assertThat(home.text("mappings/acme/receive-order-created/sample.in.xml"))
                .isEqualTo(XML);
    }

    @Test
    void what_must_be_there_and_was_not_found_fails_with_todo() throws IOException {
        NewFiles files =
                home.route("acme.receive-order-created", home.sample("{\"id\": 1, \"lines\": [{\"qty\": 1}]}"));
        assertThat(home.files()).doesNotContain("mappings/acme/receive-order-created/sample.out.json");
        assertThat(files.notes()).singleElement().asString().contains("TODO");
        assertThat(files.todos()).anyMatch(todo -> todo.contains("\"skuId\": fail("));
        assertThatThrownBy(() -> new JsltEngine(folder.resolve("mappings"))
                        .compile(
                                "acme/receive-order-created",
                                folder.resolve("mappings/acme/receive-order-created.jslt"))
                        .map(Json.read("{\"id\": 1}"), Map.of()))
                .isInstanceOf(MappingFailed.class)
                .hasMessageContaining("TODO");
    }

    @Test
    void a_delivery_is_a_copy_in_the_samples_shape() throws IOException {
        home.route(
                "acme.deliver-order-created",
                home.sample(
                        "{\"number\": \"x\", \"receiver\": {\"city\": \"x\"}, \"lines\": [{\"sku\": \"x\", \"qty\": 1}],"
                                + " \"total\": 12.5, \"shelf\": 7}"));
        JsonNode made = Json.read(home.text("mappings/acme/deliver-order-created/sample.out.json"));
        JsonNode event = Json.read(home.text("mappings/acme/deliver-order-created/sample.in.json"));
        assertThat(made.path("number")).isEqualTo(event.path("orderId"));
        assertThat(made.at("/receiver/city")).isEqualTo(event.at("/shipTo/city"));
        assertThat(made.at("/lines/0/qty")).isEqualTo(event.at("/items/0/quantity"));
        assertThat(made.path("total").decimalValue()).isEqualByComparingTo("64.60");
        assertThat(home.text("mappings/acme/deliver-order-created.jslt")).contains("\"shelf\": null  // TODO");
    }

    @Test
    void rows_take_a_batch() throws IOException {
        NewFiles files = home.route(
                "acme.deliver-order-shipped",
                new Wishes(
                        Optional.empty(), Optional.empty(), Optional.of("orders:order_id"), Optional.empty(), "one"));
        JsonNode rows = Json.read(home.text("mappings/acme/deliver-order-shipped/one.out.json"));
        assertThat(rows.at("/orders/0/order_id").asText()).startsWith("shopify-");
        assertThat(home.text("routes/acme/deliver-order-shipped.camel.yaml"))
                .contains("routeTemplateRef: deliver-rows", "upsert=orders:order_id");
        assertThat(files.todos())
                .anyMatch(todo -> todo.startsWith("mappings/acme/deliver-order-shipped.jslt:1 // A batch"));
    }

    @Test
    void a_topic_fills_in_its_own_template() throws IOException {
        home.route(
                "acme.receive-stock-changed",
                new Wishes(Optional.empty(), Optional.of("stock"), Optional.empty(), Optional.empty(), "sample"));
        assertThat(home.text("routes/acme/receive-stock-changed.camel.yaml"))
                .contains("routeTemplateRef: receive-topic", "value: stock", "value: event:stock-changed");
    }

    @Test
    void questions_are_plain_routes() throws IOException {
        home.route("acme.serve-stock", AuthorsHome.wishes(Optional.empty()));
        home.route("acme.ask-stock", AuthorsHome.wishes(Optional.empty()));
        assertThat(home.text("routes/acme/serve-stock.camel.yaml")).contains("rest:", "direct:acme.serve-stock");
        assertThat(home.text("routes/acme/ask-stock.camel.yaml")).contains("uri: mapping:acme/ask-stock");
    }

    @Test
    void what_is_compared_is_listed_and_named() throws IOException {
        home.route("acme.list-stock", AuthorsHome.wishes(Optional.empty()));
        home.route("acme.reconcile-stock", AuthorsHome.wishes(Optional.empty()));
        assertThat(home.text("routes/acme/list-stock.camel.yaml")).contains("uri: direct:acme.list-stock");
        assertThat(home.text("mappings/acme/list-stock.jslt")).contains("\"key\"", "TODO");
        assertThat(home.text("routes/acme/reconcile-stock.camel.yaml"))
                .contains("routeTemplateRef: reconcile", "direct:TODO.list-stock", "value: direct:acme.list-stock");
        assertThat(home.text("routes/acme/reconcile-stock.test.yaml")).contains("left: [{key: K-1");
    }

    @Test
    void nothing_is_written_over_and_nothing_beside_it() throws IOException {
        Files.createDirectories(folder.resolve("mappings/acme"));
        Files.writeString(folder.resolve("mappings/acme/receive-order-created.jslt"), "mine");
        assertThatThrownBy(() -> home.route("acme.receive-order-created", AuthorsHome.wishes(Optional.empty())))
                .hasMessage("mappings/acme/receive-order-created.jslt is there already; nothing was written");
        assertThat(home.files())
                .containsExactly("mappings/acme/receive-order-created.jslt", "routes/acme/system.properties");
        assertThatThrownBy(() -> home.system("acme")).hasMessageContaining("routes/acme/system.properties is there");
    }

    @Test
    void bad_names_are_named() {
        Wishes none = AuthorsHome.wishes(Optional.empty());
        assertThatThrownBy(() -> home.route("acme.receive-order-gone", none))
                .hasMessage("'order-gone' is no event; " + EventTypes.own().there("order-gone"));
        assertThatThrownBy(() -> home.route("acme.fetch-order-created", none))
                .hasMessageContaining(
                        "'fetch' is no verb; there are receive, deliver, serve, ask, list, poll, reconcile");
        assertThatThrownBy(() -> home.route("Acme/receive", none)).hasMessageContaining("is no route's name");
        assertThatThrownBy(() -> home.route("zeta.receive-order-created", none))
                .hasMessageContaining("routes/zeta/system.properties is missing: linkspan new system zeta");
        assertThatThrownBy(() -> home.sample("{\"a\": }")).hasMessageContaining("sample.txt:1:");
    }

    @Test
    void the_properties_can_be_read() {
        var settings = SystemCatalog.load(folder.resolve("routes"), name -> null, value -> value)
                .get("acme");
        assertThat(settings.require("start")).isEqualTo("now");
        assertThat(settings.require("auth")).isEqualTo("linkspan-v2");
    }
}
