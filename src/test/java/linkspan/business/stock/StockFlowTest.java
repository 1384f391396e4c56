package linkspan.business.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import linkspan.Hub;
import linkspan.model.Json;
import linkspan.platform.database.Sql;
import linkspan.stand.ApiClient;
import linkspan.stand.Operator;
import linkspan.stand.SharedHub;
import linkspan.stand.Shop;
import linkspan.stand.TestSandbox;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the warehouse says about its shelves, from the real port to the receivers. */
@Tag("database")
class StockFlowTest {
    private final Hub hub = SharedHub.hub();
    private final Shop shop = new Shop(hub);
    private final ApiClient warehouse = ApiClient.warehouse(hub);
    private final Operator operator;

    /** One row of the reports: what a change began and ended with. */
    private record Change(long before, long after) {}

    StockFlowTest() throws Exception {
        operator = new Operator(hub.opsPort(), SharedHub.data());
    }

    private static String movement(String sku, int number, long before, long after) {
        return """
                {"movementId": "%s-%d", "movementNo": %d, "warehouse": "CN-SZ-01", "sku": "%s", "kind": "COUNT",
                 "before": %d, "after": %d, "at": "2026-11-12T11:00:00+08:00"}""".formatted(sku, number, number, sku, before, after);
    }

    private HttpResponse<String> tell(String body) throws Exception {
        return warehouse.post("/in/wms/stock-changed", body);
    }

    private void told(String sku, int number, long before, long after) throws Exception {
        HttpResponse<String> answer = tell(movement(sku, number, before, after));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(Json.read(answer.body()).at("/data/state").asText()).isEqualTo("accepted");
    }

    private static String key(String sku) {
        return "CN-SZ-01%2F" + sku;
    }

    private void awaitEffects(String sku, int count) {
        for (String system : List.of("oms", "bi")) {
            await(system).until(() -> shop.effects(system, key(sku)) == count);
        }
    }

    /** In the order in which they were committed. */
    private List<Change> reported(String sku) throws Exception {
        try (Connection connection = DriverManager.getConnection(TestSandbox.biUrl(hub), "bi", "bi")) {
            return Sql.list(
                    connection,
                    "select before_qty, after_qty from stock_events where stock_key = ? order by sequence",
                    row -> new Change(row.getLong(1), row.getLong(2)),
                    "CN-SZ-01/" + sku);
        }
    }

    private JsonNode breaks(String sku) throws Exception {
        return Json.read(operator.get("/admin/stock-breaks?sku=" + sku).body()).path("breaks");
    }

    private double metric(String name) throws Exception {
        return operator.get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    @Test
    void a_change_reaches_the_order_system_and_the_reports() throws Exception {
        told("FLOW-1", 1, 0, 500);
        told("FLOW-1", 2, 500, 480);
        awaitEffects("FLOW-1", 2);
        assertThat(shop.sequences("oms", key("FLOW-1"))).isEqualTo("1 2");
        assertThat(shop.sandbox("/oms/stock/FLOW-1")
                        .at("/data/warehouses/CN-SZ-01")
                        .asLong())
                .isEqualTo(480);
        assertThat(reported("FLOW-1")).containsExactly(new Change(0, 500), new Change(500, 480));
        assertThat(breaks("FLOW-1")).isEmpty();
        assertThat(Json.read(operator.get("/admin/stock/FLOW-1").body())
                        .at("/warehouses/CN-SZ-01")
                        .asLong())
                .isEqualTo(480);
    }

    @Test
    void a_sku_may_be_written_in_any_script() throws Exception {
        told("茶壶+%", 1, 0, 5);
        String key = "CN-SZ-01%2F%E8%8C%B6%E5%A3%B6%2B%25";
        await().until(() -> shop.effects("oms", key) == 1 && shop.effects("bi", key) == 1);
    }

    @Test
    void a_break_in_the_chain_is_taken_told_and_kept_for_people() throws Exception {
        double before = metric("linkspan_stock_chain_broken");
        told("BREAK-1", 1, 0, 500);
        told("BREAK-1", 2, 450, 440);
        told("BREAK-1", 3, 440, 430);
        awaitEffects("BREAK-1", 3);
        assertThat(breaks("BREAK-1")).hasSize(1);
        JsonNode found = breaks("BREAK-1").get(0);
        assertThat(found.path("expectedQty").asLong()).isEqualTo(500);
        assertThat(found.path("beforeQty").asLong()).isEqualTo(450);
        assertThat(found.path("untold").asLong()).isEqualTo(-50);
        assertThat(found.path("movementNo").asLong()).isEqualTo(2);
        assertThat(found.path("source").asText()).isEqualTo("wms");
        assertThat(found.path("messageId").asText()).isNotBlank();
        assertThat(metric("linkspan_stock_chain_broken")).isEqualTo(before + 1);
        assertThat(shop.sandbox("/oms/stock/BREAK-1").at("/data/quantity").asLong())
                .as("the stock is what the warehouse says")
                .isEqualTo(430);
        try (Connection connection = DriverManager.getConnection(TestSandbox.biUrl(hub), "bi", "bi")) {
            assertThat(Sql.list(
                            connection,
                            "select chain_broken from stock_levels where sku_id = 'BREAK-1'",
                            row -> row.getBoolean(1)))
                    .as("the newest change fits again")
                    .containsExactly(false);
        }
    }

    @Test
    void the_same_movement_and_older_news_change_nothing() throws Exception {
        told("AGAIN-1", 5, 10, 8);
        String delivery = UUID.randomUUID().toString();
        String same = movement("AGAIN-1", 5, 10, 8);
        for (int i = 0; i < 2; i++) {
            HttpResponse<String> answer = warehouse.send("POST", "/in/wms/stock-changed", same, delivery);
            assertThat(answer.statusCode()).isEqualTo(200);
        }
        told("AGAIN-1", 4, 12, 10);
        told("AGAIN-1", 6, 8, 7);
        awaitEffects("AGAIN-1", 2);
        assertThat(reported("AGAIN-1")).containsExactly(new Change(10, 8), new Change(8, 7));
        assertThat(breaks("AGAIN-1")).isEmpty();
    }

    @Test
    void changes_that_come_all_at_once_keep_the_order_of_the_warehouse() throws Exception {
        int count = 40;
        List<String> movements = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            movements.add(movement("RACE-1", i, 1000 - i + 1, 1000 - i));
        }
        Collections.shuffle(movements, new Random(7));
        ExecutorService posts = Executors.newFixedThreadPool(8);
        try {
            List<Future<HttpResponse<String>>> answers = new ArrayList<>();
            movements.forEach(each -> answers.add(posts.submit(() -> tell(each))));
            for (Future<HttpResponse<String>> answer : answers) {
                assertThat(answer.get().statusCode()).isEqualTo(200);
            }
        } finally {
            posts.shutdown();
        }
        await().until(() ->
                shop.sandbox("/oms/stock/RACE-1").at("/data/quantity").asLong() == 1000 - count);
        await().until(() -> reported("RACE-1").stream().anyMatch(each -> each.after() == 1000 - count));
        List<Change> changes = reported("RACE-1");
        long gaps = 0;
        for (int i = 1; i < changes.size(); i++) {
            assertThat(changes.get(i).after()).isLessThan(changes.get(i - 1).after());
            gaps += changes.get(i).before() == changes.get(i - 1).after() ? 0 : 1;
        }
        assertThat(breaks("RACE-1"))
                .as("each gap is on record, and nothing else")
                .hasSize((int) gaps);
        assertThat(shop.sequences("oms", key("RACE-1")).split(" ")).hasSize(changes.size());
    }

    @Test
    void a_list_of_movements_is_one_message() throws Exception {
        HttpResponse<String> answer = tell("{\"movements\": [" + movement("LIST-1", 1, 0, 5) + ","
                + movement("LIST-2", 1, 0, 6) + "," + movement("LIST-1", 2, 5, 4) + "]}");
        assertThat(answer.statusCode()).isEqualTo(200);
        awaitEffects("LIST-1", 2);
        awaitEffects("LIST-2", 1);
    }

    @Test
    void what_cannot_be_read_is_kept_and_who_is_not_the_warehouse_is_not_heard() throws Exception {
        String half = movement("KEPT-1", 1, 0, 5).replace("\"after\": 5", "\"after\": 0.5");
        HttpResponse<String> answer = tell(half);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Json.read(answer.body()).at("/data/state").asText()).isEqualTo("kept");
        ApiClient client = new ApiClient(hub, "somebody-else");
        assertThat(client.post("/in/wms/stock-changed", movement("KEPT-1", 1, 0, 5))
                        .statusCode())
                .isEqualTo(401);
    }
}
