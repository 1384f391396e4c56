package linkspan.business.shipment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import linkspan.Hub;
import linkspan.model.Json;
import linkspan.platform.database.Sql;
import linkspan.stand.ApiClient;
import linkspan.stand.Operator;
import linkspan.stand.Parcels;
import linkspan.stand.SharedHub;
import linkspan.stand.Shop;
import linkspan.stand.TestSandbox;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** An order that leaves in several parcels: each is told to every system, and no word of the warehouse is passed over. */
class SplitShipmentTest {
    private static final Path CASE = Path.of("../shared/cases/split-shipment");
    private final Hub hub = SharedHub.hub();
    private final Shop shop = new Shop(hub);
    private final ApiClient warehouse = ApiClient.warehouse(hub);
    private final Operator operator;

    SplitShipmentTest() throws Exception {
        operator = new Operator(hub.opsPort(), SharedHub.data());
    }

    /** One A and two B, to China: our own warehouse. */
    private static String order(long id, int minute) {
        JsonNode order =
                Json.read(Shop.order(id, 1, minute).replace("\"AT\"", "\"CN\"").replace("TEA", "A"));
        ((ArrayNode) order.path("line_items"))
                .add(Json.read("{\"id\": 2, \"sku\": \"B\", \"name\": \"B\", \"quantity\": 2, \"price\": \"1.50\"}"));
        return Json.text(order);
    }

    private static String shipment(String number, long order, String lines) {
        return """
                {"shipmentNo": "SH-%s", "orderNo": "shopify-%d", "warehouse": "CN-SZ-01", "carrier": "dhl",
                 "waybill": "WB-%s", "shippedAt": "2026-11-12T11:00:00+08:00", "lines": %s}""".formatted(number, order, number, lines);
    }

    private static String of(String sku, int quantity) {
        return "[{\"sku\": \"%s\", \"qty\": %d}]".formatted(sku, quantity);
    }

    private void created(long id) throws Exception {
        shop.postUntilTaken("order-created", order(id, 1));
        await().until(() -> shop.effects("wms", "shopify-" + id) == 1);
    }

    private String ship(String body) throws Exception {
        return state(warehouse.post("/in/wms/order-shipped", body));
    }

    private static String state(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.read(answer.body()).at("/data/state").asText();
    }

    private JsonNode document(long id) throws Exception {
        return Json.read(operator.get("/admin/orders/shopify-" + id).body()).path("order");
    }

    /** What was posted to a system about an order, as far as it took effect. */
    private static List<JsonNode> posted(String system, String orderId) throws Exception {
        try (Stream<String> lines = Files.lines(SharedHub.data().resolve("sandbox/" + system + ".ledger"))) {
            return lines.map(Json::read)
                    .filter(line -> line.path("orderId").asText().equals(orderId))
                    .toList();
        }
    }

    private List<String> inTms(String orderId) throws Exception {
        List<String> parcels = new ArrayList<>();
        for (JsonNode line : posted("tms", orderId)) {
            StringBuilder parcel =
                    new StringBuilder(line.at("/request/trackingNo").asText());
            line.at("/request/parcels/0/items")
                    .forEach(item -> parcel.append(' ')
                            .append(item.path("sku").asText())
                            .append('x')
                            .append(item.path("quantity").asInt()));
            parcels.add(parcel.toString());
        }
        return parcels;
    }

    private List<String> inBi(String orderId) throws Exception {
        try (Connection connection = DriverManager.getConnection(TestSandbox.biUrl(hub), "bi", "bi")) {
            return Sql.list(
                    connection,
                    "select tracking_no from shipments where order_id = ? order by 1",
                    row -> row.getString(1),
                    orderId);
        }
    }

    private void told(String orderId, int parcels) {
        for (String system : List.of("oms", "erp", "bi")) {
            await(system).until(() -> shop.effects(system, orderId) == 1 + parcels);
        }
        await("tms").until(() -> shop.effects("tms", orderId) == parcels);
    }

    @Test
    void each_parcel_is_told_to_every_system_with_what_is_in_it() throws Exception {
        created(9_310_001);
        assertThat(ship(shipment("1", 9_310_001, of("A", 1)))).isEqualTo("accepted");
        JsonNode half = document(9_310_001);
        assertThat(half.path("status").asText()).isEqualTo("SHIPPED");
        assertThat(half.path("toShip").toString()).isEqualTo("[{\"skuId\":\"B\",\"quantity\":2}]");
        assertThat(ship(shipment("2", 9_310_001, of("B", 2)))).isEqualTo("accepted");
        assertThat(document(9_310_001).path("toShip")).isEmpty();
        told("shopify-9310001", 2);
        assertThat(inTms("shopify-9310001")).containsExactly("WB-1 Ax1", "WB-2 Bx2");
        assertThat(inBi("shopify-9310001")).containsExactly("WB-1", "WB-2");
        assertThat(posted("oms", "shopify-9310001"))
                .extracting(line -> line.at("/request/lines").toString())
                .contains("[{\"sku\":\"A\",\"qty\":1}]", "[{\"sku\":\"B\",\"qty\":2}]");
    }

    @Test
    void the_recorded_case() throws Exception {
        Assumptions.assumeTrue(Files.isDirectory(CASE), () -> CASE + " is not here");
        shop.postUntilTaken("order-created", Files.readString(CASE.resolve("order.json")));
        assertThat(ship(Files.readString(CASE.resolve("SH-1.json")))).isEqualTo("accepted");
        assertThat(ship(Files.readString(CASE.resolve("SH-2.json")))).isEqualTo("accepted");
        told("shopify-9300", 2);
        assertThat(inTms("shopify-9300")).containsExactly("WB1 Ax1", "WB2 Bx2");
        try (Parcels carriers = new Parcels(hub)) {
            carriers.awaitDone(carriers.publish("""
                    {"object": "Tracker", "tracking_code": "WB2", "carrier": "DHL", "status": "delivered",
                     "updated_at": "2026-11-14T08:00:00Z", "tracking_details": []}"""));
        }
        await("WB2 is found by its number").until(() -> shop.effects("oms", "shopify-9300") == 4);
        assertThat(Json.read(operator.get("/admin/orders/shopify-9300").body())
                        .path("status")
                        .asText())
                .as("WB1 is still on its way")
                .isEqualTo("SHIPPED");
    }

    @Test
    void the_same_shipment_again_is_nothing_and_otherwise_it_is_a_letter_whose_replay_corrects_it() throws Exception {
        created(9_310_002);
        String first = shipment("3", 9_310_002, of("A", 1));
        assertThat(ship(first)).isEqualTo("accepted");
        assertThat(ship(first)).isEqualTo("accepted");
        HttpResponse<String> corrected = warehouse.post("/in/wms/order-shipped", first.replace("WB-3", "WB-3b"));
        assertThat(state(corrected)).isEqualTo("kept");
        assertThat(document(9_310_002).at("/shipments/0/trackingNo").asText()).isEqualTo("WB-3");
        told("shopify-9310002", 1);

        String letter =
                "wms." + Json.read(corrected.body()).at("/data/messageId").asText();
        assertThat(operator.post("/admin/letters/" + letter + "/replay", "{}").statusCode())
                .as("a person takes the correction")
                .isEqualTo(200);
        JsonNode after = document(9_310_002);
        assertThat(after.path("shipments")).hasSize(1);
        assertThat(after.at("/shipment/trackingNo").asText()).isEqualTo("WB-3b");
        assertThat(after.at("/shipment/replacesTrackingNo").asText()).isEqualTo("WB-3");
        assertThat(after.path("toShip").toString()).isEqualTo("[{\"skuId\":\"B\",\"quantity\":2}]");
        told("shopify-9310002", 2);
        assertThat(inTms("shopify-9310002")).containsExactly("WB-3 Ax1", "WB-3b Ax1");
        assertThat(inBi("shopify-9310002")).containsExactly("WB-3b");
        assertThat(ship(first.replace("WB-3", "WB-3b"))).as("the same again").isEqualTo("accepted");
    }

    @Test
    void what_cannot_have_left_is_a_letter_with_its_reason() throws Exception {
        created(9_310_003);
        assertThat(ship(shipment("4", 9_310_003, of("A", 2)))).isEqualTo("kept");
        assertThat(ship(shipment("5", 9_310_003, of("C", 1)))).isEqualTo("kept");
        assertThat(ship(shipment("6", 9_310_003, of("A", 1)))).isEqualTo("accepted");
        HttpResponse<String> again = warehouse.post("/in/wms/order-shipped", shipment("7", 9_310_003, of("A", 1)));
        assertThat(state(again)).isEqualTo("kept");
        String letter = "wms." + Json.read(again.body()).at("/data/messageId").asText();
        JsonNode shown = Json.read(operator.get("/admin/letters/" + letter).body());
        assertThat(shown.path("code").asText()).isEqualTo("order-conflict");
        assertThat(shown.path("reason").asText()).contains("1 of SKU A, but only 0 have not left yet");

        shop.postUntilTaken("order-created", order(9_310_003, 2).replace("\"quantity\":1", "\"quantity\":2"));
        assertThat(operator.post("/admin/letters/" + letter + "/replay", "{}").statusCode())
                .as("the shop has sold one more")
                .isEqualTo(200);
        assertThat(document(9_310_003).path("shipments")).hasSize(2);
    }

    @Test
    void a_change_after_the_parcel_left_is_told_and_forgets_no_parcel() throws Exception {
        created(9_310_004);
        assertThat(ship(shipment("8", 9_310_004, of("A", 1)))).isEqualTo("accepted");
        shop.postUntilTaken("order-created", order(9_310_004, 2).replace("Weg 1", "Weg 2"));
        await().until(() -> shop.effects("oms", "shopify-9310004") == 3);
        JsonNode after = document(9_310_004);
        assertThat(after.at("/shipTo/line1").asText()).isEqualTo("Weg 2");
        assertThat(after.at("/shipments/0/trackingNo").asText()).isEqualTo("WB-8");
        assertThat(after.path("status").asText()).isEqualTo("SHIPPED");
        await("the rest is still to be shipped").until(() -> shop.effects("wms", "shopify-9310004") == 2);
    }

    @Test
    void a_parcel_of_a_cancelled_order_and_a_cancellation_of_a_shipped_one_are_letters() throws Exception {
        created(9_310_005);
        shop.postUntilTaken("order-cancelled", Shop.cancelled(order(9_310_005, 2)));
        assertThat(ship(shipment("9", 9_310_005, of("A", 1)))).isEqualTo("kept");
        created(9_310_006);
        assertThat(ship(shipment("10", 9_310_006, of("A", 1)))).isEqualTo("accepted");
        assertThat(state(shop.post("order-cancelled", Shop.cancelled(order(9_310_006, 2)))))
                .isEqualTo("kept");
    }
}
