package linkspan.outbound.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import linkspan.Hub;
import linkspan.model.Json;
import linkspan.stand.ApiClient;
import linkspan.stand.Operator;
import linkspan.stand.SharedHub;
import linkspan.stand.Shop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From the message port to finance: SOAP, its faults, and customers by numbers of its own. */
class ErpFlowTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private final Hub hub = SharedHub.hub();
    private final Shop shop = new Shop(hub);
    private final Operator operator;
    private String order = "";

    ErpFlowTest() throws Exception {
        operator = new Operator(hub.opsPort(), SharedHub.data());
    }

    @AfterEach
    void mend() throws Exception {
        fault("\"status\":0,\"loseAnswers\":0");
    }

    private void fault(String faults) throws Exception {
        shop.fault("erp", "{\"orderId\":\"" + order + "\"," + faults + "}");
    }

    /** A shop's order, of a customer or of nobody. */
    private void post(long id, String customer) throws Exception {
        order = "shopify-" + id;
        ObjectNode body = (ObjectNode) Json.read(Shop.order(id, 1, 1));
        if (!customer.isEmpty()) {
            body.set("customer", Json.read(customer));
        }
        shop.postUntilTaken("order-created", Json.text(body));
    }

    private JsonNode booked() throws Exception {
        await().until(() -> shop.effects("erp", order) == 1);
        return shop.sandbox("/erp/orders/" + order);
    }

    private JsonNode letter() throws Exception {
        await().until(() -> operator.letters(order).size() == 1);
        return Json.read(
                operator.get("/admin/letters/" + operator.letters(order).get(0)).body());
    }

    @Test
    void a_customer_is_asked_for_once_and_then_known_by_number() throws Exception {
        long id = 8_100_000 + System.nanoTime() % 1_000 * 10;
        String customer = "{\"id\": " + id + ", \"first_name\": \"小明\", \"last_name\": \"王\"}";
        JsonNode before = shop.sandbox("/erp/customers");
        post(8_200_001, customer);
        String number = booked().at("/order/customerNumber").asText();
        post(8_200_002, customer);
        assertThat(booked().at("/order/customerNumber").asText())
                .isEqualTo(number)
                .matches("[0-9]{8}");
        JsonNode known = shop.sandbox("/erp/customers/" + number);
        assertThat(known.path("externalId").asText()).isEqualTo("shopify-" + id);
        assertThat(known.path("name").asText()).contains("小明");
        JsonNode after = shop.sandbox("/erp/customers");
        assertThat(after.path("creates").asInt() - before.path("creates").asInt())
                .isOne();
        assertThat(after.path("finds").asInt() - before.path("finds").asInt()).isOne();
    }

    @Test
    void an_order_of_nobody_is_booked_on_the_collective_customer() throws Exception {
        post(8_200_003, "");
        assertThat(booked().at("/order/customerNumber").asText()).isEqualTo("10000000");
    }

    @Test
    void a_clients_fault_is_a_dead_letter_that_says_the_faults_words() throws Exception {
        order = "shopify-8200004";
        fault("\"status\":400");
        post(8_200_004, "");
        assertThat(letter().toString()).contains("system-refused").contains("fault Client: ");
        assertThat(shop.effects("erp", order)).isZero();
        fault("\"status\":0");
        operator.post("/admin/letters/" + operator.letters(order).get(0) + "/replay", "");
        assertThat(booked().path("state").asText()).isEqualTo("OPEN");
    }

    @Test
    void a_servers_fault_is_tried_again() throws Exception {
        order = "shopify-8200005";
        fault("\"status\":500");
        post(8_200_005, "");
        await().until(() ->
                shop.sandbox("/ledger/erp/" + order).path("arrivals").size() >= 1);
        fault("\"status\":0");
        assertThat(booked().path("state").asText()).isEqualTo("OPEN");
    }

    @Test
    void a_lost_answer_is_asked_for_again_and_has_one_effect() throws Exception {
        order = "shopify-8200006";
        fault("\"loseAnswers\":1");
        post(8_200_006, "");
        await().until(() -> shop.effects("erp", order) == 1);
        fault("\"loseAnswers\":0");
        await().until(() -> shop.sandbox("/ledger/erp/" + order)
                .path("arrivals")
                .findValuesAsText("outcome")
                .contains("replayed"));
        assertThat(shop.effects("erp", order)).isOne();
        assertThat(operator.letters(order)).isEmpty();
    }

    @Test
    void a_thousand_lines_and_every_character_arrive() throws Exception {
        order = "LONG" + UUID.randomUUID();
        String name = "茶壶 <\"Dragon\" & 'Co'> ]]> é\u20ac 😀";
        ObjectNode body = (ObjectNode) Json.read("{\"placedAt\":\"2026-11-11T03:11:11Z\",\"currency\":\"SEK\"}");
        body.put("orderId", order).putObject("customer").put("customerId", "C <&> " + order);
        for (int i = 1; i <= 1_000; i++) {
            ObjectNode line = body.withArray("items").addObject();
            line.put("skuId", "SKU-" + i).put("name", name).put("quantity", i);
            line.putObject("unitPrice").put("value", "0.10").put("currency", "SEK");
        }
        HttpResponse<String> answer = new ApiClient(hub, "erp-flow").create(Json.text(body));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        JsonNode document = booked().path("order");
        assertThat(document.at("/lines/line")).hasSize(1_000);
        assertThat(document.at("/lines/line/999/text").asText()).isEqualTo(name);
        assertThat(document.path("total").asText()).isEqualTo("50050.00");
    }
}
