package linkspan.inbound.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import linkspan.Hub;
import linkspan.commit.CommitFailed;
import linkspan.commit.Committer;
import linkspan.commit.SealedUnit;
import linkspan.commit.UnitInCommit;
import linkspan.delivery.key.DeliveryEnd;
import linkspan.inbound.client.NewKey;
import linkspan.model.Event;
import linkspan.model.EventType;
import linkspan.model.Json;
import linkspan.model.failure.FailureCode;
import linkspan.platform.resilience.DeliveryResult;
import linkspan.platform.resilience.SystemPolicy;
import linkspan.stand.ApiClient;
import linkspan.stand.Operator;
import linkspan.stand.Parcels;
import linkspan.stand.SharedHub;
import linkspan.stand.Shop;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every text that every intake takes, once as each of the texts that databases choke on: the sender is told what is wrong,
 * or the message is kept. Nobody is told to come again, since the same would fail again.
 */
@Tag("database")
class HostileTextTest {
    /** As JSON writes it; in a path, a header or a query some cannot be sent at all. */
    enum Hostile {
        NUL("A\\u0000B"),
        LONE_SURROGATE("A\\ud800B"),
        FOUR_BYTES("茶\\ud83c\\udf75" + "\\ud83c\\udf75".repeat(120)),
        OVER_LONG("x".repeat(5_000));

        final String json;

        Hostile(String json) {
            this.json = json;
        }
    }

    private static final String MARK = "\"=hostile=\"";
    private final Hub hub = SharedHub.hub();
    private final Shop shop = new Shop(hub);

    /** What is posted where, with an example of its mapping as the document; the routes that are shipped, no other. */
    static Stream<Arguments> intakes() throws IOException {
        List<Arguments> all = new ArrayList<>();
        try (Stream<Path> routes = Files.walk(Path.of("routes"))) {
            for (Path route : routes.filter(
                            each -> each.getFileName().toString().matches("receive-.*\\.camel\\.yaml"))
                    .filter(each -> !each.toString().contains("_hub"))
                    .sorted()
                    .toList()) {
                String system = route.getParent().getFileName().toString();
                String event = route.getFileName().toString().replaceAll("receive-|\\.camel\\.yaml", "");
                for (Hostile hostile : Hostile.values()) {
                    all.add(Arguments.of(system, event, hostile));
                }
            }
        }
        assertThat(all).hasSizeGreaterThanOrEqualTo(9 * Hostile.values().length);
        return all.stream();
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("intakes")
    void no_text_of_a_message_makes_its_sender_come_again_for_ever(String system, String event, Hostile hostile)
            throws Exception {
        List<String> documents = documents(system, event, hostile);
        assumeThat(documents).as("no example in JSON").isNotEmpty();
        if (system.equals("tms")) {
            publish(documents);
            return;
        }
        Sender sender = sender(system, event);
        for (String document : documents) {
            String delivery = UUID.randomUUID().toString();
            HttpResponse<String> first = sender.post(document, delivery);
            assertThat(first.statusCode()).as(document + "\n" + first.body()).isIn(200, 400, 422);
            if (first.statusCode() != 200) { // what was taken has its test: here it is about what is refused for ever
                assertThat(sender.post(document, delivery).statusCode())
                        .as("the same again: " + document)
                        .isEqualTo(first.statusCode());
            }
            if (system.equals("partner") && first.statusCode() == 422) {
                assertThat(Json.read(first.body()).at("/details/path").asText())
                        .as(first.body())
                        .isNotEmpty();
            }
        }
    }

    /** Those behind it flow: what was published last is done, too. */
    private void publish(List<String> documents) throws Exception {
        try (Parcels parcels = new Parcels(hub)) {
            for (String document : documents) {
                parcels.publish(document);
            }
            parcels.awaitDone(parcels.publish("{\"none\": \"of a carrier\"}"));
        }
    }

    @Test
    void a_partner_reads_the_name_of_its_own_field() throws Exception {
        ApiClient partner = new ApiClient(hub, "partner");
        ObjectNode order = (ObjectNode)
                Json.read(Files.readAllBytes(example("partner", "order-created").get(0)));
        order.put("order_number", "A\u0000B");
        HttpResponse<String> answer = partner.post("/in/partner/order-created", Json.text(order));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Json.read(answer.body()).at("/details/path").asText()).isEqualTo("order_number");

        order.put("order_number", UUID.randomUUID().toString());
        ((ObjectNode) order.at("/lines/0")).put("sku", "A\u0000B");
        answer = partner.post("/in/partner/order-created", Json.text(order));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Json.read(answer.body()).at("/details/path").asText()).isEqualTo("lines[0].sku");
    }

    @ParameterizedTest
    @EnumSource(Hostile.class)
    void the_order_api_names_the_field(Hostile hostile) throws Exception {
        ApiClient client = new ApiClient(hub, "hostile-" + System.nanoTime());
        String good = """
                {"channelOrderId":"c","placedAt":"2026-11-01T00:00:00Z","currency":"EUR","customer":{"customerId":"c","name":"n"},
                "shipTo":{"name":"n","line1":"l","city":"c","countryCode":"CN"},
                "items":[{"lineId":"1","skuId":"A","name":"n","quantity":1,"unitPrice":{"value":"1.50","currency":"EUR"}}]}""";
        for (String document : with(Json.read(good), hostile)) {
            HttpResponse<String> answer = client.create(document);
            assertThat(answer.statusCode()).as(document + "\n" + answer.body()).isIn(201, 400);
            if (answer.statusCode() == 400 && hostile != Hostile.LONE_SURROGATE) {
                assertThat(answer.body()).contains("errors");
            }
        }
        assertThat(client.create(good).statusCode()).isEqualTo(201);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "%00, 404",
        "A%00B, 404",
        "%ED%A0%80, 404",
        "%F0%9F%8D%B5, 404",
    })
    void nothing_is_named_so(String id, int status) throws Exception {
        ApiClient client = new ApiClient(hub, "hostile-" + System.nanoTime());
        assertThat(client.read(id).statusCode()).isEqualTo(status);
        assertThat(client.send("GET", "/api/v1/shipments/" + id + "/tracking", "", "")
                        .statusCode())
                .isEqualTo(status);
        assertThat(client.read("x".repeat(3_000)).statusCode()).isEqualTo(404);
    }

    /** Only visible ASCII is a key; a delivery's id is one or is not looked at. */
    @ParameterizedTest
    @CsvSource({"400", "201"})
    void keys_are_short_and_visible(int status) throws Exception {
        ApiClient client = new ApiClient(hub, "hostile-" + System.nanoTime());
        String order = """
                {"placedAt":"2026-11-01T00:00:00Z","currency":"EUR",
                "items":[{"skuId":"A","quantity":1,"unitPrice":{"value":"1.50","currency":"EUR"}}]}""";
        String key = "k".repeat(status == 400 ? 201 : 200);
        assertThat(client.send("POST", "/api/v1/orders", order, key).statusCode())
                .isEqualTo(status);
        assertThat(shop.post("order-created", Shop.order(System.nanoTime(), 1, 1), "d".repeat(status * 10))
                        .statusCode())
                .isEqualTo(200);
    }

    /** What operators type. */
    @ParameterizedTest
    @CsvSource({"%00", "A%00B", "%F0%9F%8D%B5"})
    void no_question_of_an_operator_looks_like_an_outage(String text) throws Exception {
        Operator operator = new Operator(hub.opsPort(), SharedHub.data());
        for (String path : List.of(
                "/admin/letters?key=" + text,
                "/admin/letters?system=" + text,
                "/admin/letters/wms." + text,
                "/admin/letters/" + text,
                "/admin/orders/" + text)) {
            assertThat(operator.get(path).statusCode()).as(path).isLessThan(500);
        }
        for (String path : List.of(
                "/admin/letters/wms." + text + "/replay",
                "/admin/letters/" + text + "/discard",
                "/admin/clients/" + text + "/revoke")) {
            assertThat(operator.post(path, "{\"reason\": \"A\\u0000B\"}").statusCode())
                    .as(path)
                    .isLessThan(500);
        }
        String name = URLEncoder.encode("A\u0000B", StandardCharsets.UTF_8);
        assertThat(operator.post("/admin/clients", "{\"name\": \"A\\u0000B\"}").statusCode())
                .as(name)
                .isEqualTo(400);
    }

    /** A lane offers an outcome until it is stored: one that never can be would hold its key for ever. */
    @ParameterizedTest
    @EnumSource(Hostile.class)
    void whatever_a_system_answers_can_be_noted(Hostile hostile) {
        String said = Json.read('"' + hostile.json.replace("\\ud800", "?") + '"')
                .textValue()
                .replace('?', '\ud800');
        String key = UUID.randomUUID().toString();
        Instant now = Instant.now();
        Event event = new Event(key, EventType.ORDER_CREATED, key, 1, now, "test", null, "{}");
        DeliveryResult refused = new DeliveryResult.Refused(FailureCode.SYSTEM_REFUSED, said);
        DeliveryEnd end = new DeliveryEnd(
                SystemPolicy.of(hub.catalog().find("oms").orElseThrow()), event, refused, 0, 0, now, now, null);
        CompletableFuture<String> told = new CompletableFuture<>();
        hub.committer().commit(SealedUnit.of(end), new Committer.Callback() {
            @Override
            public void committed(UnitInCommit unit) {
                told.complete("written");
            }

            @Override
            public void failed(CommitFailed failure) {
                told.complete(String.valueOf(failure.getCause()));
            }
        });
        assertThat(told.join()).isEqualTo("written");
    }

    // ---- senders and documents

    private interface Sender {
        HttpResponse<String> post(String document, String delivery) throws Exception;
    }

    private Sender sender(String system, String event) {
        if (system.equals("shopify")) {
            return (document, delivery) -> shop.post(event, document, delivery);
        }
        if (system.equals("woocommerce")) {
            return (document, delivery) -> shop.postToWooCommerce(document);
        }
        String secret = system + "-hub";
        boolean house = system.equals("wms") || system.equals("crm");
        ApiClient client =
                house ? new ApiClient(hub, new NewKey(secret, hub.secrets().get(secret))) : new ApiClient(hub, system);
        String type = system.equals("peppol") ? "application/xml" : "application/json";
        return (document, delivery) -> client.send(
                "POST", "/in/" + system + "/" + event, document.getBytes(StandardCharsets.UTF_8), type, delivery);
    }

    private static List<Path> example(String system, String event) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("mappings/" + system + "/receive-" + event))) {
            return files.filter(file -> file.toString().matches(".*\\.in\\.(json|xml)"))
                    .filter(file -> Files.exists(Path.of(file.toString().replaceAll("\\.in\\.\\w+$", ".out.json"))))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> documents(String system, String event, Hostile hostile) throws IOException {
        List<Path> examples = example(system, event);
        Path chosen = examples.stream()
                .filter(file -> file.toString().contains("everything"))
                .findFirst()
                .orElse(examples.get(0));
        String text = Files.readString(chosen).replace("\uFEFF", "");
        return chosen.toString().endsWith(".xml") ? xml(text, hostile) : with(Json.read(text), hostile);
    }

    /** The document once for each of its texts, with that one replaced. */
    private static List<String> with(JsonNode document, Hostile hostile) {
        List<String> all = new ArrayList<>();
        eachText(document, replace -> {
            replace.accept(TextNode.valueOf("=hostile="));
            all.add(Json.text(document).replace(MARK, '"' + hostile.json + '"'));
        });
        return all;
    }

    private static void eachText(JsonNode node, Consumer<Consumer<JsonNode>> visitor) {
        if (node instanceof ObjectNode object) {
            for (String name : List.copyOf(
                    object.properties().stream().map(it -> it.getKey()).toList())) {
                leaf(object.get(name), value -> object.set(name, value), visitor);
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int at = i;
                leaf(array.get(i), value -> array.set(at, value), visitor);
            }
        }
    }

    private static void leaf(JsonNode value, Consumer<JsonNode> setter, Consumer<Consumer<JsonNode>> visitor) {
        if (value.isTextual()) {
            visitor.accept(setter);
            setter.accept(value);
        } else {
            eachText(value, visitor);
        }
    }

    private static List<String> xml(String document, Hostile hostile) {
        String text = switch (hostile) {
            case NUL -> "A&#0;B";
            case LONE_SURROGATE -> "A&#xD800;B";
            case FOUR_BYTES -> "🍵".repeat(121);
            case OVER_LONG -> hostile.json;
        };
        List<String> all = new ArrayList<>();
        for (int at = document.indexOf('>'); at >= 0; at = document.indexOf('>', at + 1)) {
            int end = document.indexOf('<', at);
            if (end > at + 1 && !document.substring(at + 1, end).isBlank()) {
                all.add(document.substring(0, at + 1) + text + document.substring(end));
            }
        }
        return all;
    }
}
