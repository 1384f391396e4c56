package linkspan.business.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import linkspan.inbound.client.Grant;
import linkspan.model.Json;
import linkspan.platform.access.Rights;
import linkspan.stand.SharedHub;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a client may do with its orders, through the real port, with the warehouse keeping their stock. */
@Tag("database")
class OrderStepsTest {
    private static final String ORDERS = "/api/v1/orders";
    private final OrderCalls calls = new OrderCalls(
            SharedHub.hub(), "steps-" + UUID.randomUUID().toString().substring(0, 8));
    private final String sku = "S-" + UUID.randomUUID();

    private JsonNode created(int quantity) throws Exception {
        return OrderCalls.data(calls.client().create(OrderCalls.order("ST-" + UUID.randomUUID(), sku, quantity)));
    }

    private static String id(JsonNode order) {
        return order.path("orderId").asText();
    }

    @Test
    void an_update_needs_the_version_and_moves_the_stock_with_the_lines() throws Exception {
        calls.shelf(sku, 10);
        JsonNode order = created(4);
        String more = OrderCalls.withQuantity(order, 6);
        HttpResponse<String> none = calls.put(id(order), more, "");
        assertThat(none.statusCode()).isEqualTo(428);
        assertThat(OrderCalls.code(none)).isEqualTo(42800);

        JsonNode updated = OrderCalls.data(calls.put(id(order), more, "1"));
        assertThat(updated.path("version").asInt()).isEqualTo(2);
        assertThat(updated.at("/items/0/quantity").asInt()).isEqualTo(6);
        assertThat(calls.available(sku)).isEqualTo(4);

        HttpResponse<String> stale = calls.put(id(order), more, "1");
        assertThat(OrderCalls.code(stale)).as(stale.body()).isEqualTo(40906);
        HttpResponse<String> tooMany = calls.put(id(order), OrderCalls.withQuantity(order, 11), "2");
        assertThat(OrderCalls.code(tooMany)).as(tooMany.body()).isEqualTo(40001);
        JsonNode details = Json.read(tooMany.body()).path("details");
        assertThat(details.path("skuId").asText()).isEqualTo(sku);
        assertThat(details.path("available").asLong()).isEqualTo(4);
        assertThat(calls.read(id(order)).at("/items/0/quantity").asInt()).isEqualTo(6);

        OrderCalls.data(calls.put(id(order), OrderCalls.withQuantity(order, 1), "2"));
        await().untilAsserted(() -> assertThat(calls.available(sku)).isEqualTo(9));
    }

    @Test
    void a_line_more_is_reserved_too() throws Exception {
        JsonNode order = created(1);
        String item = """
                {"skuId": "%s-b", "quantity": 3, "unitPrice": {"value": "2.00", "currency": "EUR"}}""".formatted(sku);
        HttpResponse<String> added = calls.post(ORDERS + "/" + id(order) + "/items", item);
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        assertThat(OrderCalls.data(added).at("/total/value").asText()).isEqualTo("7.50");
        assertThat(calls.available(sku + "-b")).isEqualTo(999_997);
        JsonNode items = OrderCalls.data(calls.get(ORDERS + "/" + id(order) + "/items"));
        assertThat(items.path("items")).hasSize(2);
        assertThat(items.at("/items/1/lineId").asText()).isEqualTo("2");
    }

    @Test
    void cancelled_is_final_and_gives_the_stock_back() throws Exception {
        calls.shelf(sku, 5);
        JsonNode order = created(5);
        JsonNode cancelled =
                OrderCalls.data(calls.post(ORDERS + "/" + id(order) + "/cancel", "{\"reason\": \"changed her mind\"}"));
        assertThat(cancelled.path("status").asText()).isEqualTo("CANCELLED");
        assertThat(cancelled.path("cancelReason").asText()).isEqualTo("changed her mind");
        await().untilAsserted(() -> assertThat(calls.available(sku)).isEqualTo(5));
        HttpResponse<String> again = calls.post(ORDERS + "/" + id(order) + "/cancel", "");
        assertThat(OrderCalls.code(again)).as(again.body()).isEqualTo(40905);
        assertThat(Json.read(again.body()).at("/details/allowed/0").asText()).isEqualTo("delete");
    }

    @Test
    void shipped_cannot_be_changed_any_more_and_its_parcel_is_known() throws Exception {
        JsonNode order = created(2);
        String parcel = "{\"carrierCode\": \"SF\", \"trackingNo\": \"%s\"}".formatted("T-" + UUID.randomUUID());
        JsonNode shipped = OrderCalls.data(calls.post(ORDERS + "/" + id(order) + "/ship", parcel));
        assertThat(shipped.path("status").asText()).isEqualTo("SHIPPED");
        assertThat(shipped.path("toShip")).isEmpty();
        for (HttpResponse<String> late : List.of(
                calls.put(
                        id(order),
                        OrderCalls.withQuantity(order, 3),
                        shipped.path("version").asText()),
                calls.post(ORDERS + "/" + id(order) + "/cancel", ""),
                calls.post(ORDERS + "/" + id(order) + "/ship", parcel),
                calls.delete(id(order)))) {
            assertThat(OrderCalls.code(late)).as(late.body()).isEqualTo(40905);
        }
    }

    @Test
    void deleted_is_gone_for_its_client_and_told_everybody() throws Exception {
        JsonNode order = created(2);
        assertThat(calls.delete(id(order)).statusCode()).isEqualTo(200);
        assertThat(calls.get(ORDERS + "/" + id(order)).statusCode()).isEqualTo(404);
        assertThat(calls.delete(id(order)).statusCode()).isEqualTo(404);
        assertThat(calls.get(ORDERS).body()).doesNotContain(id(order));
        await().untilAsserted(() -> {
            JsonNode arrivals = calls.sandbox("GET", "/ledger/oms/" + id(order), "");
            assertThat(arrivals.findValuesAsText("action")).contains("create", "cancel", "cancel");
        });
    }

    @Test
    void another_clients_order_is_not_there_whatever_is_asked() throws Exception {
        String id = id(created(1));
        OrderCalls other = new OrderCalls(SharedHub.hub(), "steps-other");
        for (HttpResponse<String> answer : List.of(
                other.get(ORDERS + "/" + id),
                other.get(ORDERS + "/" + id + "/items"),
                other.get(ORDERS + "/" + id + "/timeline"),
                other.put(id, "{}", ""),
                other.post(ORDERS + "/" + id + "/items", "{}"),
                other.post(ORDERS + "/" + id + "/cancel", ""),
                other.post(ORDERS + "/" + id + "/ship", ""),
                other.delete(id))) {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(404);
        }
        assertThat(other.get(ORDERS).body()).doesNotContain(id);
    }

    @Test
    void a_caller_reaches_the_orders_of_those_whom_it_was_granted_and_of_no_others() throws Exception {
        String owner = "owner-" + UUID.randomUUID().toString().substring(0, 8);
        String agent = "agent-" + UUID.randomUUID().toString().substring(0, 8);
        OrderCalls owners = new OrderCalls(SharedHub.hub(), owner);
        OrderCalls agents = new OrderCalls(SharedHub.hub(), agent);
        String id = id(OrderCalls.data(owners.client().create(OrderCalls.order("ST-" + UUID.randomUUID(), sku, 1))));
        assertThat(agents.get(ORDERS + "/" + id).statusCode()).isEqualTo(404);
        Rights both = new Rights(Set.of("*"), Set.of(owner), Set.of(), Set.of());
        SharedHub.hub().messagePort().clients().grant(agent, before -> new Grant(both, null, null, false, null));
        assertThat(agents.get(ORDERS).body()).contains(id);
        assertThat(OrderCalls.data(agents.post(ORDERS + "/" + id + "/cancel", ""))
                        .path("status")
                        .asText())
                .isEqualTo("CANCELLED");
        Rights shops = new Rights(Set.of("*"), Set.of(owner), Set.of("shopify"), Set.of());
        SharedHub.hub().messagePort().clients().grant(agent, before -> new Grant(shops, null, null, false, null));
        assertThat(agents.get(ORDERS + "/" + id).statusCode()).isEqualTo(404);
        assertThat(agents.get(ORDERS).body()).doesNotContain(id);
    }

    @Test
    void pages_do_not_move_when_orders_come_meanwhile() throws Exception {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            all.add(0, id(created(1)));
        }
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = OrderCalls.data(calls.get(ORDERS + "?limit=2" + cursor));
            page.path("orders").forEach(order -> seen.add(id(order)));
            cursor = page.path("nextCursor").isNull()
                    ? ""
                    : "&cursor=" + page.path("nextCursor").asText();
            created(1);
        } while (!cursor.isEmpty());
        assertThat(seen).isEqualTo(all);

        assertThat(OrderCalls.data(calls.get(ORDERS + "?status=CANCELLED,ON_HOLD"))
                        .path("orders"))
                .isEmpty();
        assertThat(OrderCalls.data(calls.get(ORDERS + "?system=shopify")).path("orders"))
                .isEmpty();
        assertThat(OrderCalls.data(calls.get(ORDERS + "?system=api&sort=updatedAt&updatedSince=2026-01-01T00:00:00Z"))
                        .path("orders"))
                .hasSize(8);
        for (String wrong : List.of("limit=0", "limit=201", "status=NEW", "cursor=x", "sort=total", "colour=red")) {
            assertThat(calls.get(ORDERS + "?" + wrong).statusCode()).as(wrong).isEqualTo(400);
        }
    }

    @Test
    void a_caller_that_is_limited_to_warehouses_sees_what_has_left_from_them() throws Exception {
        String owner = "owner-" + UUID.randomUUID().toString().substring(0, 8);
        OrderCalls brings = new OrderCalls(SharedHub.hub(), owner);
        List<String> left = new ArrayList<>();
        for (String warehouse : List.of("W-1", "W-2", "W-1", "")) {
            String id = "WH-" + UUID.randomUUID();
            OrderCalls.data(brings.client().create(OrderCalls.order(id, sku, 1)));
            if (!warehouse.isEmpty()) {
                OrderCalls.data(brings.post(ORDERS + "/" + id + "/ship", "{\"warehouseId\": \"" + warehouse + "\"}"));
            }
            left.add(id);
        }
        OrderCalls limited = new OrderCalls(SharedHub.hub(), owner + "-w1");
        Rights first = new Rights(Set.of("orders:read"), Set.of(owner), Set.of(), Set.of("W-1"));
        SharedHub.hub()
                .messagePort()
                .clients()
                .grant(owner + "-w1", before -> new Grant(first, null, null, false, null));
        await().untilAsserted(() -> {
            JsonNode page = OrderCalls.data(limited.get(ORDERS + "?limit=1&sort=createdAt"));
            assertThat(page.path("orders").findValuesAsText("orderId")).containsExactly(left.get(0));
            JsonNode rest = OrderCalls.data(limited.get(ORDERS + "?limit=1&sort=createdAt&cursor="
                    + page.path("nextCursor").asText()));
            assertThat(rest.path("orders").findValuesAsText("orderId")).containsExactly(left.get(2));
        });
        assertThat(limited.get(ORDERS + "/" + left.get(2)).statusCode()).isEqualTo(200);
        assertThat(limited.get(ORDERS + "/" + left.get(1)).statusCode()).isEqualTo(404);
        assertThat(limited.get(ORDERS + "/" + left.get(3)).statusCode()).isEqualTo(404);
    }

    @Test
    void an_answer_waits_for_the_dispatch_when_its_client_prefers() throws Exception {
        String order = OrderCalls.order("ST-" + UUID.randomUUID(), sku, 1);
        String key = UUID.randomUUID().toString();
        HttpResponse<String> waited = calls.client().send("POST", ORDERS, order, key, Map.of("Prefer", "wait=5"));
        assertThat(waited.statusCode()).as(waited.body()).isEqualTo(201);
        assertThat(OrderCalls.data(waited).path("status").asText()).isEqualTo("DISPATCHED");
        assertThat(calls.client().send("POST", ORDERS, order, key).body()).isEqualTo(waited.body());
    }

    @Test
    void the_timeline_tells_of_every_system_and_the_second_version_of_the_order_lives_beside_the_first()
            throws Exception {
        String id = id(created(1));
        await().untilAsserted(() -> {
            JsonNode timeline = OrderCalls.data(calls.get(ORDERS + "/" + id + "/timeline"));
            assertThat(timeline.path("events").findValuesAsText("system")).contains("wms", "oms", "erp");
        });
        HttpResponse<String> first = calls.get(ORDERS + "/" + id);
        assertThat(first.headers().map()).containsKeys("deprecation", "sunset", "link");
        HttpResponse<String> second = calls.get("/api/v2/orders/" + id);
        assertThat(second.headers().map()).doesNotContainKeys("deprecation", "sunset");
        assertThat(OrderCalls.data(second).at("/items/1/skuId").asText()).isEqualTo(sku);
    }
}
