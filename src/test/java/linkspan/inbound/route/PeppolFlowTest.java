package linkspan.inbound.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import linkspan.Hub;
import linkspan.model.EventType;
import linkspan.model.Json;
import linkspan.stand.ApiClient;
import linkspan.stand.SharedHub;
import linkspan.stand.Shop;
import linkspan.stand.TestSandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** UBL in through the real port, a despatch advice out to the simulated access point. */
class PeppolFlowTest {
    private static final Path FIXTURES = Path.of("../shared/fixtures");
    private static final String PATH = "/in/peppol/order-created";
    private final Hub hub = SharedHub.hub();
    private final Shop shop = new Shop(hub);
    private final ApiClient buyer = new ApiClient(hub, "peppol");

    private HttpResponse<String> post(byte[] document, String type) throws Exception {
        return buyer.send("POST", PATH, document, type, UUID.randomUUID().toString());
    }

    private static String state(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.read(answer.body()).at("/data/state").asText();
    }

    private static String order(String number, String country) {
        return """
                <Order xmlns="urn:oasis:names:specification:ubl:schema:xsd:Order-2"
                    xmlns:a="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
                    xmlns:b="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
                  <b:ID>%s</b:ID><b:IssueDate>2026-11-11</b:IssueDate>
                  <a:BuyerCustomerParty><a:Party>
                    <a:PartyIdentification><b:ID>B-1</b:ID></a:PartyIdentification>
                    <a:PartyName><b:Name>茶馆</b:Name></a:PartyName>
                    <a:PostalAddress><b:CityName>x</b:CityName>
                      <a:Country><b:IdentificationCode>%s</b:IdentificationCode></a:Country></a:PostalAddress>
                  </a:Party></a:BuyerCustomerParty>
                  <a:OrderLine><a:LineItem><b:ID>10</b:ID><b:Quantity unitCode="C62">3</b:Quantity>
                    <a:Price><b:PriceAmount currencyID="EUR">1.50</b:PriceAmount></a:Price>
                    <a:Item><b:Name>Tee</b:Name><a:SellersItemIdentification><b:ID>UBL-TEA</b:ID></a:SellersItemIdentification></a:Item>
                  </a:LineItem></a:OrderLine>
                </Order>""".formatted(number, country);
    }

    private List<EventType> events(String orderId) {
        return hub.eventLog().all().stream()
                .filter(event -> event.key().equals(orderId))
                .map(event -> event.type())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UBL-Order-2.1-Example",
                "BII03_Order_example_01",
                "CENBII-Order-maximal",
                "CENBII-Order-minimal",
                "UBL-Order-2.0-Example",
                "UBL-Order-2.0-Example-International"
            })
    void a_recorded_order_is_taken(String file) throws Exception {
        assumeTrue(Files.isDirectory(FIXTURES), "skipped: ../shared/fixtures is absent");
        byte[] document = Files.readAllBytes(FIXTURES.resolve("xml/ubl/order/" + file + ".xml"));
        assertThat(state(post(document, "application/xml"))).isEqualTo("accepted");
    }

    @Test
    void a_shipped_order_is_advised_to_its_buyer_and_to_no_other() throws Exception {
        String number = "PO " + System.nanoTime();
        String orderId = "peppol-B-1:" + number;
        assertThat(state(post(order(number, "CN").getBytes(StandardCharsets.UTF_8), "application/xml")))
                .isEqualTo("accepted");
        shop.postUntilTaken("order-created", Shop.order(8_700_001, 1, 1).replace("\"AT\"", "\"CN\""));
        for (String id : List.of(orderId, "shopify-8700001")) {
            await().until(() -> events(id).contains(EventType.ORDER_DISPATCHED));
            HttpResponse<String> shipped = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(
                                            URI.create(TestSandbox.url(hub) + "/wms/ship/" + id.replace(" ", "%20")))
                                    .POST(HttpRequest.BodyPublishers.noBody())
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(shipped.statusCode()).isEqualTo(200);
            await().until(() -> shop.effects("oms", id.replace(" ", "%20")) == 2);
        }
        await().until(() -> shop.effects("peppol", orderId.replace(" ", "%20")) == 1);
        JsonNode advice = shop.sandbox("/peppol/despatch-advices/" + number.replace(" ", "%20"))
                .path("document");
        assertThat(advice.at("/DespatchLine/DeliveredQuantity/#text").asText()).isEqualTo("3");
        assertThat(advice.at("/DespatchLine/OrderLineReference/LineID").asText())
                .isEqualTo("10");
        assertThat(advice.at("/DeliveryCustomerParty/Party/PartyName/Name").asText())
                .isEqualTo("茶馆");
        assertThat(shop.effects("peppol", "shopify-8700001")).isZero();
        assertThat(shop.sandbox("/ledger/peppol").path("doubled").asInt()).isZero();
        assertThat(hub.operators().timeline("shopify-8700001")).doesNotContain("peppol");
        assertThat(hub.operators().timeline(orderId)).contains("peppol");
    }

    @Test
    void what_cannot_be_mapped_is_refused_by_field_and_the_mended_one_is_taken() throws Exception {
        String number = "PO-" + System.nanoTime();
        String wrong = order(number, "DE").replace(">3<", ">0<");
        HttpResponse<String> refused = post(wrong.getBytes(StandardCharsets.UTF_8), "text/xml");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(Json.read(refused.body()).at("/details/path").asText())
                .isEqualTo("Order.OrderLine.LineItem.Quantity");
        assertThat(state(post(order(number, "DE").getBytes(StandardCharsets.UTF_8), "text/xml")))
                .isEqualTo("accepted");
    }

    @Test
    void another_encoding_is_read_as_declared() throws Exception {
        String number = "PO-" + System.nanoTime();
        String document = "<?xml version=\"1.0\" encoding=\"GB18030\"?>\n" + order(number, "DE");
        assertThat(state(post(document.getBytes(Charset.forName("GB18030")), "application/xml")))
                .isEqualTo("accepted");
        await().until(() -> shop.effects("oms", "peppol-B-1:" + number) == 1);
        assertThat(shop.sandbox("/oms/orders/peppol-B-1:" + number).toString()).contains("茶馆");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            application/json | {}                                                            | 415 |
            text/csv         | a,b                                                           | 415 |
            application/xml  | <Order>                                                       | 400 | not XML
            application/xml  | {}                                                            | 400 | not XML
            application/xml  | <!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a> | 400 | DOCTYPE
            application/xml  | <Invoice/>                                                    | 422 | no UBL Order""")
    void what_is_no_order_in_xml_is_refused(String type, String body, int status, String words) throws Exception {
        HttpResponse<String> answer = post(body.getBytes(StandardCharsets.UTF_8), type);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(words == null ? "" : words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"xmlbomb.xml", "xmlbomb2.xml", "quadratic.xml", "cyclic.xml", "external.xml"})
    void a_bomb_is_refused_at_the_door(String file) throws Exception {
        Path bomb = FIXTURES.resolve("bad-input/xml/defusedxml/" + file);
        assumeTrue(Files.exists(bomb), "skipped: " + bomb + " is absent");
        HttpResponse<String> answer = post(Files.readAllBytes(bomb), "application/xml");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Json.read(answer.body()).path("code").asInt()).isEqualTo(40_006);
    }
}
