package linkspan.business.shipment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import linkspan.Hub;
import linkspan.commit.outbox.EventLogStore;
import linkspan.model.EventType;
import linkspan.model.Json;
import linkspan.platform.database.Sql;
import linkspan.stand.ApiClient;
import linkspan.stand.Operator;
import linkspan.stand.SharedHub;
import linkspan.stand.Shop;
import linkspan.stand.TestSandbox;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An order's way out of the house: the simulated warehouse ships, the hub tells everybody. */
@Tag("database")
class ShippedFlowTest {
    private final Hub hub = SharedHub.hub();
    private final Shop shop = new Shop(hub);
    private final ApiClient warehouse = ApiClient.warehouse(hub);
    private final Operator operator;
    private final HttpClient http = HttpClient.newHttpClient();

    ShippedFlowTest() throws Exception {
        operator = new Operator(hub.opsPort(), SharedHub.data());
    }

    /** To China: our own warehouse. */
    private String order(long id, String sku) {
        return Shop.order(id, 2, 1).replace("\"AT\"", "\"CN\"").replace("TEA", sku);
    }

    private void dispatched(long id, String sku) throws Exception {
        shop.postUntilTaken("order-created", order(id, sku));
        await().until(() -> events("shopify-" + id).contains(EventType.ORDER_DISPATCHED));
    }

    private List<EventType> events(String orderId) {
        List<EventType> types = new ArrayList<>();
        hub.eventLog().all().stream()
                .filter(event -> event.key().equals(orderId))
                .sorted(Comparator.comparingLong(EventLogStore.Entry::sequence))
                .forEach(event -> types.add(event.type()));
        return types;
    }

    private JsonNode ship(String orderId) throws Exception {
        return Json.read(http.send(
                        HttpRequest.newBuilder(URI.create(TestSandbox.url(hub) + "/wms/ship/" + orderId))
                                .POST(HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body());
    }

    private static String shipment(String orderId) {
        return """
            {"shipmentNo": "SH-%s", "orderNo": "%s", "carrier": "YTO", "waybill": "YT1",
             "shippedAt": "2026-11-12T11:00:00+08:00"}\
            """.formatted(orderId, orderId);
    }

    private String state(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.read(answer.body()).at("/data/state").asText();
    }

    @Test
    void a_shipped_order_is_told_to_all_with_its_shipment_and_the_stock_it_left() throws Exception {
        dispatched(8_600_001, "SHIPPED-1");
        JsonNode answer = ship("shopify-8600001");
        assertThat(answer.path("code").asInt()).isZero();
        String shipmentNo = answer.at("/data/shipmentNo").asText();
        for (String system : List.of("oms", "bi")) {
            await(system).until(() -> shop.effects(system, "shopify-8600001") == 2);
            await(system).until(() -> shop.effects(system, "CN-SZ-01%2FSHIPPED-1") == 1);
        }
        assertThat(events("shopify-8600001"))
                .containsExactly(EventType.ORDER_CREATED, EventType.ORDER_DISPATCHED, EventType.ORDER_SHIPPED);
        assertThat(shop.sequences("oms", "shopify-8600001")).isEqualTo("1 3");
        assertThat(shop.sandbox("/oms/orders/shopify-8600001").at("/data/state").asText())
                .isEqualTo("SHIPPED");
        assertThat(shop.sandbox("/oms/stock/SHIPPED-1").at("/data/quantity").asLong())
                .isEqualTo(999_998);
        try (Connection connection = DriverManager.getConnection(TestSandbox.biUrl(hub), "bi", "bi")) {
            assertThat(Sql.list(
                            connection,
                            "select s.shipment_id, s.carrier_code, o.status, s.tracking_no from shipments s"
                                    + " join orders o using (order_id) where s.order_id = 'shopify-8600001'",
                            row -> row.getString(1) + " " + row.getString(2) + " " + row.getString(3)))
                    .containsExactly(shipmentNo + " SF SHIPPED");
        }
    }

    @Test
    void shipping_twice_is_shipping_once() throws Exception {
        dispatched(8_600_002, "SHIPPED-2");
        String first = ship("shopify-8600002").at("/data/shipmentNo").asText();
        assertThat(ship("shopify-8600002").at("/data/shipmentNo").asText()).isEqualTo(first);
        await().until(() -> events("shopify-8600002").contains(EventType.ORDER_SHIPPED));
        assertThat(state(warehouse.post("/in/wms/order-shipped", shipment("shopify-8600002"))))
                .isEqualTo("accepted");
        assertThat(events("shopify-8600002"))
                .as("a second number is a second parcel")
                .hasSize(4);
    }

    @Test
    void what_is_cancelled_stays_cancelled() throws Exception {
        dispatched(8_600_003, "SHIPPED-3");
        shop.postUntilTaken("order-cancelled", Shop.cancelled(order(8_600_003, "SHIPPED-3")));
        assertThat(state(warehouse.post("/in/wms/order-shipped", shipment("shopify-8600003"))))
                .as("goods that left although the order is cancelled: a person has to know")
                .isEqualTo("kept");
        assertThat(events("shopify-8600003")).doesNotContain(EventType.ORDER_SHIPPED);
    }

    @Test
    void the_shipment_of_an_order_that_nobody_knows_is_a_letter_until_it_is_known() throws Exception {
        HttpResponse<String> answer =
                warehouse.send("POST", "/in/wms/order-shipped", shipment("shopify-8600004"), "delivery-8600004");
        assertThat(state(answer)).isEqualTo("kept");
        HttpResponse<String> again =
                warehouse.send("POST", "/in/wms/order-shipped", shipment("shopify-8600004"), "delivery-8600004");
        assertThat(again.body()).as("the first answer, again").isEqualTo(answer.body());
        String letter = "wms." + Json.read(answer.body()).at("/data/messageId").asText();
        JsonNode shown = Json.read(operator.get("/admin/letters/" + letter).body());
        assertThat(shown.path("code").asText()).isEqualTo("not-found");
        assertThat(shown.path("reason").asText()).contains("there is no order shopify-8600004");
        assertThat(operator.post("/admin/letters/" + letter + "/replay", "{}").statusCode())
                .as("nobody knows it yet")
                .isEqualTo(409);

        shop.postUntilTaken("order-created", order(8_600_004, "SHIPPED-4"));
        assertThat(operator.post("/admin/letters/" + letter + "/replay", "{}").statusCode())
                .isEqualTo(200);
        assertThat(events("shopify-8600004")).contains(EventType.ORDER_SHIPPED);
        await().until(() -> shop.effects("oms", "shopify-8600004") == 2);
    }

    @Test
    void the_warehouse_ships_only_what_it_holds_itself() throws Exception {
        assertThat(ship("shopify-8600005").path("code").asInt()).isEqualTo(40401);
        shop.postUntilTaken("order-created", Shop.order(8_600_006, 1, 1));
        await().until(() -> events("shopify-8600006").contains(EventType.ORDER_DISPATCHED));
        assertThat(ship("shopify-8600006").path("code").asInt()).isEqualTo(40903);
    }

    @Test
    void a_shipment_without_a_number_is_kept() throws Exception {
        dispatched(8_600_007, "SHIPPED-7");
        String nameless = shipment("shopify-8600007").replace("\"YT1\"", "null");
        assertThat(state(warehouse.post("/in/wms/order-shipped", nameless))).isEqualTo("kept");
        assertThat(events("shopify-8600007")).doesNotContain(EventType.ORDER_SHIPPED);
    }
}
