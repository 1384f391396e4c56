package linkspan.inbound.route.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import linkspan.Hub;
import linkspan.model.Json;
import linkspan.stand.ApiClient;
import linkspan.stand.Operator;
import linkspan.stand.Parcels;
import linkspan.stand.SharedHub;
import linkspan.stand.Shop;
import org.junit.jupiter.api.Test;

/** One bad element holds up no page: the sound ones flow, the bad one is a letter that can be replayed by itself. */
class PageTest {
    private final Hub hub = SharedHub.hub();
    private final Shop shop = new Shop(hub);
    private final ApiClient warehouse = ApiClient.warehouse(hub);
    private final Operator operator;

    PageTest() throws Exception {
        operator = new Operator(hub.opsPort(), SharedHub.data());
    }

    private static ObjectNode order(long id) {
        return (ObjectNode) Json.read(Shop.order(id, 1, 1));
    }

    /** Nobody can say what of it is ordered. */
    private static ObjectNode bad(long id) {
        ObjectNode order = order(id);
        order.remove("line_items");
        return order;
    }

    private static String page(ObjectNode... orders) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        List.of(orders).forEach(list::add);
        return Json.text(JsonNodeFactory.instance.objectNode().set("orders", list));
    }

    private static String state(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.read(answer.body()).at("/data/state").asText();
    }

    /** Letters of messages whose body has that word in it. */
    private List<JsonNode> letters(String system, String word) throws Exception {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode letter : Json.read(operator.get("/admin/letters?limit=1000&system=" + system)
                        .body())
                .path("letters")) {
            JsonNode shown = Json.read(
                    operator.get("/admin/letters/" + letter.path("id").asText()).body());
            if (shown.toString().contains(word)) {
                found.add(shown);
            }
        }
        return found;
    }

    private boolean known(String key) {
        return hub.eventLog().all().stream().anyMatch(event -> event.key().equals(key));
    }

    private int replay(JsonNode letter) throws Exception {
        return operator.post("/admin/letters/" + letter.path("id").asText() + "/replay", "{}")
                .statusCode();
    }

    @Test
    void the_good_orders_of_a_list_flow_and_the_bad_one_is_a_letter_of_its_own() throws Exception {
        String page = page(order(9_330_001), bad(9_330_002), order(9_330_003));
        assertThat(state(shop.post("order-created", page))).isEqualTo("kept");
        for (long id : new long[] {9_330_001, 9_330_003}) {
            await().until(() -> shop.effects("oms", "shopify-" + id) == 1);
        }
        assertThat(known("shopify-9330002")).isFalse();
        assertThat(letters("shopify", "9330001")).as("what flowed is no letter").isEmpty();
        List<JsonNode> letters = letters("shopify", "9330002");
        assertThat(letters).hasSize(1);
        assertThat(letters.get(0).path("reason").asText()).contains("orders[1]", "line_items");
        assertThat(letters.get(0).toString()).doesNotContain("9330003");
        assertThat(replay(letters.get(0))).as("it is still bad").isEqualTo(409);
    }

    @Test
    void a_page_again_and_a_page_with_the_bad_one_mended_double_nothing() throws Exception {
        String page = page(order(9_330_011), bad(9_330_012), order(9_330_013));
        String delivery = UUID.randomUUID().toString();
        HttpResponse<String> first = shop.post("order-created", page, delivery);
        assertThat(shop.post("order-created", page, delivery).body()).isEqualTo(first.body());
        assertThat(state(shop.post("order-created", page)))
                .as("another delivery")
                .isEqualTo("kept");
        assertThat(letters("shopify", "9330012"))
                .as("the same bad element is one letter")
                .hasSize(1);

        assertThat(state(shop.post("order-created", page(order(9_330_011), order(9_330_012), order(9_330_013)))))
                .isEqualTo("accepted");
        for (long id : new long[] {9_330_011, 9_330_012, 9_330_013}) {
            await().until(() -> shop.effects("oms", "shopify-" + id) == 1);
        }
        assertThat(hub.eventLog().all().stream()
                        .filter(event -> event.key().startsWith("shopify-933001")
                                && event.type().label().equals("order-updated")))
                .isEmpty();
    }

    @Test
    void the_lines_of_an_order_are_no_page() throws Exception {
        ObjectNode order = order(9_330_021);
        ArrayNode lines = (ArrayNode) order.path("line_items");
        lines.add(lines.get(0).deepCopy()).add(((ObjectNode) lines.get(0).deepCopy()).put("quantity", "many"));
        assertThat(state(shop.post("order-created", Json.text(order)))).isEqualTo("kept");
        assertThat(known("shopify-9330021")).isFalse();
        assertThat(letters("shopify", "9330021")).hasSize(1);
        lines.remove(0);
        order.put("note", "two lines, one of them sound");
        assertThat(state(shop.post("order-created", Json.text(order)))).isEqualTo("kept");
        assertThat(known("shopify-9330021")).isFalse();
    }

    @Test
    void movements_keep_their_order_round_the_one_that_cannot_be_read() throws Exception {
        String movement = "{\"movementNo\": %d, \"warehouse\": \"CN-SZ-01\", \"sku\": \"PAGE-1\", \"kind\": \"%s\","
                + " \"before\": %d, \"after\": %d, \"at\": \"2026-11-12T11:00:00Z\"}";
        String page = "{\"movements\": [" + movement.formatted(1, "OUTBOUND", 9, 8) + ","
                + movement.formatted(2, "NEVER-HEARD-OF", 8, 7) + "," + movement.formatted(3, "OUTBOUND", 7, 6) + "]}";
        assertThat(state(warehouse.post("/in/wms/stock-changed", page))).isEqualTo("kept");
        await().until(() -> shop.effects("oms", "CN-SZ-01%2FPAGE-1") == 2);
        assertThat(shop.sandbox("/oms/stock/PAGE-1").at("/data/quantity").asLong())
                .isEqualTo(6);
        List<JsonNode> letters = letters("wms", "PAGE-1");
        assertThat(letters).hasSize(1);
        assertThat(letters.get(0).path("reason").asText()).contains("movements[1]");
    }

    @Test
    void a_batch_of_carriers_news_flows_round_the_parcel_that_nobody_shipped() throws Exception {
        String mine = "PG-" + UUID.randomUUID();
        String other = "PG-" + UUID.randomUUID();
        String nobodys = "PG-" + UUID.randomUUID();
        String tracker = "{\"object\": \"Tracker\", \"tracking_code\": \"%s\", \"carrier\": \"DHL\","
                + " \"status\": \"in_transit\", \"updated_at\": \"2026-11-14T08:00:00Z\", \"tracking_details\": []}";
        try (Parcels carriers = new Parcels(hub)) {
            carriers.shipped("PAGE-" + mine, mine, "DHL", "pages");
            carriers.shipped("PAGE-" + other, other, "DHL", "pages");
            carriers.awaitDone(carriers.publish("{\"trackers\": [" + tracker.formatted(mine) + ","
                    + tracker.formatted(nobodys) + "," + tracker.formatted(other) + "]}"));
            carriers.awaitEffects("oms", "PAGE-" + mine, "create", "ship", "track");
            carriers.awaitEffects("oms", "PAGE-" + other, "create", "ship", "track");
            List<JsonNode> letters = letters("tms", nobodys);
            assertThat(letters).hasSize(1);
            assertThat(letters.get(0).path("code").asText()).isEqualTo("not-found");
            assertThat(letters.get(0).path("reason").asText()).contains("trackers[1]");

            carriers.shipped("PAGE-" + nobodys, nobodys, "DHL", "pages");
            assertThat(replay(letters.get(0))).isEqualTo(200);
            carriers.awaitEffects("oms", "PAGE-" + nobodys, "create", "ship", "track");
            carriers.awaitEffects("oms", "PAGE-" + mine, "create", "ship", "track");
        }
    }

    @Test
    void what_the_orders_refuse_in_a_page_is_a_letter_by_itself() throws Exception {
        shop.postUntilTaken("order-created", Json.text(order(9_330_032)));
        await().until(() -> shop.effects("wms", "shopify-9330032") == 1);
        List<ObjectNode> page = new ArrayList<>();
        for (long id : new long[] {9_330_032, 9_330_033}) {
            page.add(order(id)
                    .put("updated_at", "2026-11-11T10:30:00+01:00")
                    .put("cancelled_at", "2026-11-11T10:30:00+01:00"));
        }
        ObjectNode shipped = order(9_330_034);
        shop.postUntilTaken("order-created", Json.text(shipped));
        warehouse.post("/in/wms/order-shipped", """
                {"shipmentNo": "SH-9330034", "orderNo": "shopify-9330034", "carrier": "dhl", "waybill": "WB-9330034",
                 "shippedAt": "2026-11-12T11:00:00+08:00"}""");
        page.add(shipped.put("updated_at", "2026-11-13T10:30:00+01:00")
                .put("cancelled_at", "2026-11-13T10:30:00+01:00"));
        assertThat(state(shop.post("order-cancelled", page(page.toArray(ObjectNode[]::new)))))
                .isEqualTo("kept");
        await().until(() -> shop.effects("oms", "shopify-9330032") == 2);
        assertThat(known("shopify-9330033")).isTrue();
        List<JsonNode> letters = letters("shopify", "9330034");
        assertThat(letters).hasSize(1);
        assertThat(letters.get(0).path("code").asText()).isEqualTo("order-conflict");
        assertThat(letters.get(0).toString()).doesNotContain("9330033");
    }
}
