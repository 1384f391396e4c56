package linkspan.business.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import linkspan.model.Json;
import linkspan.platform.crash.CrashPoint;
import linkspan.stand.SharedHub;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Stock that clients' orders reserve: for the first that come, through outages and crashes. */
class StockTest {
    private final OrderCalls calls = new OrderCalls(
            SharedHub.hub(), "stock-" + UUID.randomUUID().toString().substring(0, 8));
    private final String sku = "K-" + UUID.randomUUID();

    @AfterEach
    void mend() throws Exception {
        CrashPoint.disarm();
        calls.fault("wms", "\"down\":false,\"loseAnswers\":0.0");
    }

    private String newId() {
        return "SK-" + UUID.randomUUID();
    }

    private HttpResponse<String> create(String id, int quantity) throws Exception {
        return calls.client().create(OrderCalls.order(id, sku, quantity));
    }

    @Test
    @Tag("database")
    void of_64_buyers_for_the_last_10_pieces_exactly_10_win() throws Exception {
        calls.shelf(sku, 10);
        ExecutorService buyers = Executors.newFixedThreadPool(64);
        try {
            List<Future<HttpResponse<String>>> answers = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                answers.add(buyers.submit(() -> create(newId(), 1)));
            }
            int won = 0;
            for (Future<HttpResponse<String>> answer : answers) {
                HttpResponse<String> told = answer.get();
                won += told.statusCode() == 201 ? 1 : 0;
                if (told.statusCode() != 201) {
                    assertThat(OrderCalls.code(told)).as(told.body()).isEqualTo(40001);
                    assertThat(Json.read(told.body()).at("/details/skuId").asText())
                            .isEqualTo(sku);
                }
            }
            assertThat(won).isEqualTo(10);
            assertThat(calls.available(sku)).isZero();
            assertThat(OrderCalls.data(calls.get("/api/v1/orders?limit=200")).path("orders"))
                    .hasSize(10);
        } finally {
            buyers.shutdownNow();
        }
    }

    @Test
    void what_was_refused_is_not_there_and_may_be_ordered_again() throws Exception {
        calls.shelf(sku, 3);
        String id = newId();
        String key = UUID.randomUUID().toString();
        String order = OrderCalls.order(id, sku, 100_000_000);
        HttpResponse<String> refused = calls.client().send("POST", "/api/v1/orders", order, key);
        assertThat(refused.statusCode()).isEqualTo(400);
        JsonNode details = Json.read(refused.body()).path("details");
        assertThat(details.path("required").asLong()).isEqualTo(100_000_000);
        assertThat(details.path("available").asLong()).isEqualTo(3);
        assertThat(calls.client().send("POST", "/api/v1/orders", order, key).body())
                .isEqualTo(refused.body());
        assertThat(calls.get("/api/v1/orders/" + id).statusCode()).isEqualTo(404);
        assertThat(create(id, 3).statusCode()).isEqualTo(201);
        assertThat(create(id, 3).statusCode()).isEqualTo(409);
    }

    @Test
    void while_the_warehouse_is_down_orders_are_pending_and_reserved_later_or_put_on_hold() throws Exception {
        calls.shelf(sku, 4);
        String enough = newId();
        String tooMany = newId();
        calls.fault("wms", "\"down\":true");
        HttpResponse<String> pending = create(enough, 4);
        assertThat(pending.statusCode()).as(pending.body()).isEqualTo(201);
        assertThat(OrderCalls.data(pending).path("status").asText()).isEqualTo("PENDING");
        OrderCalls.data(create(tooMany, 5));
        String ended = newId();
        OrderCalls.data(create(ended, 1));
        OrderCalls.data(calls.post("/api/v1/orders/" + ended + "/cancel", ""));
        calls.fault("wms", "\"down\":false");
        await().untilAsserted(() -> {
            assertThat(calls.read(enough).path("status").asText()).isIn("RESERVED", "DISPATCHED");
            assertThat(calls.read(tooMany).path("status").asText()).isEqualTo("ON_HOLD");
        });
        assertThat(calls.available(sku)).isZero();
        assertThat(calls.held(ended)).isEmpty();

        calls.shelf(sku, 2);
        JsonNode held = calls.read(tooMany);
        OrderCalls.data(calls.put(tooMany, OrderCalls.withQuantity(held, 2), "1"));
        await().untilAsserted(() ->
                assertThat(calls.read(tooMany).path("status").asText()).isIn("RESERVED", "DISPATCHED"));
        assertThat(calls.available(sku)).isZero();
        await().untilAsserted(() -> assertThat(
                        calls.sandbox("GET", "/ledger/oms/" + tooMany, "").findValuesAsText("action"))
                .contains("create"));
    }

    @Test
    void a_crash_at_any_step_leaves_the_order_reserved_or_closed_and_the_client_its_answer() throws Exception {
        calls.shelf(sku, 7);
        String asked = newId();
        String answered = newId();
        String refused = newId();
        String key = UUID.randomUUID().toString();
        CrashPoint.arm("R1", 1);
        assertThat(calls.client()
                        .send("POST", "/api/v1/orders", OrderCalls.order(asked, sku, 2), key)
                        .statusCode())
                .isEqualTo(500);
        CrashPoint.arm("R2", 1);
        assertThat(create(answered, 3).statusCode()).isEqualTo(500);
        assertThat(calls.available(sku))
                .as("reserved, and nobody has written it")
                .isEqualTo(4);
        CrashPoint.arm("R1", 1);
        assertThat(create(refused, 100).statusCode()).isEqualTo(500);
        HttpResponse<String> running =
                calls.client().send("POST", "/api/v1/orders", OrderCalls.order(asked, sku, 2), key);
        assertThat(OrderCalls.code(running)).as(running.body()).isEqualTo(40901);
        assertThat(running.headers().firstValue("Retry-After")).isPresent();

        await().untilAsserted(() -> {
            HttpResponse<String> told =
                    calls.client().send("POST", "/api/v1/orders", OrderCalls.order(asked, sku, 2), key);
            assertThat(told.statusCode()).as(told.body()).isEqualTo(201);
            assertThat(told.headers().firstValue("Idempotent-Replayed")).isPresent();
            assertThat(calls.read(answered).path("status").asText()).isIn("RESERVED", "DISPATCHED");
        });
        assertThat(calls.available(sku)).isEqualTo(2);
        await().untilAsserted(() ->
                assertThat(calls.get("/api/v1/orders/" + refused).statusCode()).isEqualTo(404));

        String swept = newId();
        calls.shelf(sku, 3);
        CrashPoint.arm("R1", 1);
        assertThat(create(swept, 1).statusCode()).isEqualTo(500);
        CrashPoint.arm("R3", 1);
        await().untilAsserted(() ->
                assertThat(calls.read(swept).path("status").asText()).isIn("RESERVED", "DISPATCHED"));
        assertThat(CrashPoint.isArmed("R3")).isFalse();
        JsonNode order = calls.read(answered);
        CrashPoint.arm("R2", 1);
        assertThat(calls.put(answered, OrderCalls.withQuantity(order, 5), "1").statusCode())
                .isEqualTo(500);
        await().untilAsserted(() ->
                assertThat(calls.read(answered).at("/items/0/quantity").asInt()).isEqualTo(5));
        assertThat(calls.available(sku)).isZero();
    }
}
