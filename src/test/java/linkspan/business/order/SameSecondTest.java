package linkspan.business.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import linkspan.Hub;
import linkspan.model.Json;
import linkspan.stand.ApiClient;
import linkspan.stand.Operator;
import linkspan.stand.SharedHub;
import linkspan.stand.Shop;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Two accounts of an order with one time: the one that came later counts. What is older leaves its trace. */
class SameSecondTest {
    private final Hub hub = SharedHub.hub();
    private final Shop shop = new Shop(hub);
    private final Operator operator;

    SameSecondTest() throws Exception {
        operator = new Operator(hub.opsPort(), SharedHub.data());
    }

    private static void accepted(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(Json.read(answer.body()).at("/data/state").asText()).isEqualTo("accepted");
    }

    private JsonNode timeline(String orderId) throws Exception {
        return Json.read(operator.get("/admin/orders/" + orderId).body());
    }

    private void updatedOnce(String orderId) throws Exception {
        await().until(() -> shop.effects("oms", orderId) == 2);
        assertThat(timeline(orderId).path("events").findValuesAsText("event"))
                .containsOnlyOnce("order-created")
                .containsOnlyOnce("order-updated");
        assertThat(timeline(orderId).has("remarks")).isFalse();
    }

    @Test
    void a_shops_second_account_of_one_second_counts_and_its_repetition_does_not() throws Exception {
        String corrected = Shop.order(9_320_001, 1, 1).replace("Weg 1", "Corrected 2");
        accepted(shop.post("order-created", Shop.order(9_320_001, 1, 1)));
        accepted(shop.post("order-created", corrected));
        accepted(shop.post("order-created", corrected));
        updatedOnce("shopify-9320001");
        assertThat(timeline("shopify-9320001").at("/order/shipTo/line1").asText())
                .isEqualTo("Corrected 2");
    }

    @Test
    void the_recorded_case() throws Exception {
        Path folder = Path.of("../shared/cases/same-second-update");
        Assumptions.assumeTrue(Files.isDirectory(folder), () -> folder + " is not here");
        accepted(shop.post("order-created", Files.readString(folder.resolve("1.json"))));
        accepted(shop.post("order-created", Files.readString(folder.resolve("2.json"))));
        updatedOnce("shopify-9221");
        assertThat(timeline("shopify-9221").at("/order/shipTo/line1").asText()).isEqualTo("Corrected 2");
    }

    @Test
    void another_shops_too() throws Exception {
        String first = """
                {"id": 9320002, "status": "processing", "currency": "EUR", "date_created_gmt": "2026-11-11T10:00:00",
                 "date_modified_gmt": "2026-11-11T10:05:00", "total": "3.00",
                 "billing": {"first_name": "Ida", "country": "CN", "address_1": "Weg 1", "city": "Wien"},
                 "line_items": [{"id": 1, "sku": "A", "quantity": 1, "subtotal": "3.00", "total": "3.00"}]}""";
        accepted(shop.postToWooCommerce(first));
        accepted(shop.postToWooCommerce(first.replace("Weg 1", "Corrected 2")));
        updatedOnce("woocommerce-9320002");
    }

    @Test
    void a_partners_order_that_came_again_without_a_time_of_revision() throws Exception {
        ApiClient partner = new ApiClient(hub, "partner");
        String number = UUID.randomUUID().toString();
        ObjectNode order = (ObjectNode) Json.read(
                Files.readAllBytes(Path.of("mappings/partner/receive-order-created/everything-stated.in.json")));
        order.put("order_number", number).remove("revised_at");
        accepted(partner.post("/in/partner/order-created", Json.text(order)));
        order.withObject("/ship_to").put("street", "Corrected 2");
        accepted(partner.post("/in/partner/order-created", Json.text(order)));
        updatedOnce("partner-" + number);
    }

    @Test
    void a_buyers_document_of_one_number_and_one_day() throws Exception {
        ApiClient peppol = new ApiClient(hub, "peppol");
        String document = Files.readString(Path.of("mappings/peppol/receive-order-created/minimal.in.xml"));
        String id = document.replaceAll("(?s).*?<cbc:ID>([^<]*)</cbc:ID>.*", "$1");
        String mine = document.replaceFirst("<cbc:ID>[^<]*</cbc:ID>", "<cbc:ID>" + id + "-93</cbc:ID>");
        String more = mine.replaceFirst("(<cbc:Quantity[^>]*>)[^<]*<", "$17<");
        assertThat(more).isNotEqualTo(mine);
        HttpResponse<String> first = xml(peppol, mine);
        accepted(first);
        accepted(xml(peppol, more));
        String orderId = hub.eventLog().all().stream()
                .map(event -> event.key())
                .filter(key -> key.endsWith(id + "-93"))
                .findFirst()
                .orElseThrow();
        updatedOnce(orderId);
    }

    private static HttpResponse<String> xml(ApiClient client, String body) throws Exception {
        return client.send(
                "POST",
                "/in/peppol/order-created",
                body.getBytes(StandardCharsets.UTF_8),
                "application/xml",
                UUID.randomUUID().toString());
    }

    @Test
    void what_is_older_changes_nothing_and_leaves_its_trace() throws Exception {
        accepted(shop.post("order-created", Shop.order(9_320_003, 2, 5)));
        HttpResponse<String> late = shop.post("order-created", Shop.order(9_320_003, 1, 4));
        accepted(late);
        JsonNode timeline = timeline("shopify-9320003");
        assertThat(timeline.at("/order/items/0/quantity").asInt()).isEqualTo(2);
        assertThat(timeline.path("remarks")).hasSize(1);
        assertThat(timeline.at("/remarks/0/reason").asText()).isEqualTo("older-news");
        assertThat(timeline.at("/remarks/0/saidAt").asText()).isEqualTo("2026-11-11T09:04:00Z");
        assertThat(timeline.at("/remarks/0/messageId").asText())
                .isEqualTo(Json.read(late.body()).at("/data/messageId").asText());
        accepted(shop.post("order-created", Shop.order(9_320_003, 2, 3)));
        assertThat(timeline("shopify-9320003").path("remarks"))
                .as("older, but it says nothing else")
                .hasSize(1);
    }

    @Test
    void what_a_shop_says_about_an_order_that_it_cancelled_leaves_its_trace() throws Exception {
        accepted(shop.post("order-cancelled", Shop.cancelled(Shop.order(9_320_004, 1, 5))));
        accepted(shop.post("order-created", Shop.order(9_320_004, 2, 4)));
        assertThat(timeline("shopify-9320004").path("remarks").findValuesAsText("reason"))
                .containsExactly("cancelled");
        HttpResponse<String> alive = shop.post("order-created", Shop.order(9_320_004, 2, 6));
        assertThat(Json.read(alive.body()).at("/data/state").asText())
                .as("it lives again, and no system would take it: a person decides")
                .isEqualTo("kept");
    }
}
