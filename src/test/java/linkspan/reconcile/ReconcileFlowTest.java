package linkspan.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import linkspan.Hub;
import linkspan.model.Json;
import linkspan.stand.ApiClient;
import linkspan.stand.Operator;
import linkspan.stand.SharedHub;
import linkspan.stand.Shop;
import linkspan.stand.TestSandbox;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The shipped reconciliation of stock, against the simulated systems: what was planted is found, labelled, mended, gone. */
@Tag("database")
class ReconcileFlowTest {
    private static final String ROUTE = "/admin/reconcile/wms.reconcile-stock";
    private final Hub hub = SharedHub.hub();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Shop shop = new Shop(hub);
    private final ApiClient warehouse = ApiClient.warehouse(hub);
    private final Operator operator;

    ReconcileFlowTest() throws Exception {
        operator = new Operator(hub.opsPort(), SharedHub.data());
    }

    private void sandbox(String method, String path, String body) throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(TestSandbox.url(hub) + path))
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    }

    /** The warehouse has so many and the order system was told so. */
    private void agreed(String sku, int quantity) throws Exception {
        sandbox("PUT", "/wms/stock/" + sku, "{\"available\": " + quantity + "}");
        HttpResponse<String> answer = warehouse.post("/in/wms/stock-changed", """
                {"movementId": "%s-1", "movementNo": 1, "warehouse": "CN-SZ-01", "sku": "%s", "kind": "COUNT",
                 "before": 0, "after": %d, "at": "2026-11-12T11:00:00+08:00"}""".formatted(sku, sku, quantity));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        await().until(() -> shop.effects("oms", "CN-SZ-01%2F" + sku) == 1);
    }

    private void omsBelieves(String sku, int quantity) throws Exception {
        sandbox("POST", "/oms/stock", """
                {"warehouse": "CN-SZ-01", "sku": "%s", "quantity": %d}""".formatted(sku, quantity));
    }

    private JsonNode ran() throws Exception {
        String before = newest().path("run").asText();
        assertThat(operator.post(ROUTE + "/run", "{}").statusCode()).isEqualTo(202);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !newest().path("run").asText().equals(before)
                        && newest().path("state").asText().equals("done"));
        return newest();
    }

    private JsonNode newest() throws Exception {
        return Json.read(operator.get(ROUTE).body()).path("runs").path(0);
    }

    private JsonNode about(String sku) throws Exception {
        return Json.read(operator.get(ROUTE + "?key=" + sku).body()).path("differences");
    }

    private static String line(JsonNode difference) {
        JsonNode record = difference.path("record");
        return String.join(
                " ",
                difference.path("kind").asText(),
                difference.path("state").asText(),
                difference.path("cause").asText(),
                record.path("omsQty").asText() + "/" + record.path("wmsQty").asText() + "="
                        + record.path("difference").asText(),
                difference.path("alarming").asText());
    }

    @Test
    void what_was_planted_is_found_labelled_mended_and_gone() throws Exception {
        agreed("RC-SAME", 7);
        agreed("RC-CHANGED", 20);
        omsBelieves("RC-CHANGED", 32);
        sandbox("PUT", "/wms/stock/RC-MISSING", "{\"available\": 5}");
        omsBelieves("RC-EXTRA", 3);
        agreed("RC-DEAD", 9);
        sandbox("POST", "/faults/oms", "{\"orderId\": \"CN-SZ-01/RC-DEAD\", \"status\": 400}");
        warehouse.post("/in/wms/stock-changed", """
                {"movementId": "RC-DEAD-2", "movementNo": 2, "warehouse": "CN-SZ-01", "sku": "RC-DEAD", "kind": "COUNT",
                 "before": 9, "after": 8, "at": "2026-11-12T12:00:00+08:00"}""");
        sandbox("PUT", "/wms/stock/RC-DEAD", "{\"available\": 8}");
        await().until(() -> operator.letters("CN-SZ-01/RC-DEAD").size() == 1);

        JsonNode run = ran();
        assertThat(run.path("late").asBoolean()).isFalse();
        assertThat(about("RC-SAME")).isEmpty();
        assertThat(line(about("RC-CHANGED").path(0))).isEqualTo("differs open changed-outside 32/20=12 true");
        assertThat(line(about("RC-MISSING").path(0))).isEqualTo("missing-left open never-sent 0/5=-5 false");
        assertThat(line(about("RC-EXTRA").path(0))).isEqualTo("missing-right open never-sent 3/0=3 false");
        assertThat(line(about("RC-DEAD").path(0))).isEqualTo("differs open dead-letter 9/8=1 false");
        assertThat(operator.letters("CN-SZ-01/RC-DEAD"))
                .containsExactly(about("RC-DEAD").path(0).path("letter").asText());

        JsonNode dry = repaired("{\"keys\": [\"RC-CHANGED\", \"RC-MISSING\"], \"dryRun\": true}");
        assertThat(dry.path("chosen").asInt()).isEqualTo(2);
        assertThat(shop.effects("oms", "CN-SZ-01%2FRC-CHANGED")).isEqualTo(1);

        assertThat(repaired("{\"keys\": [\"RC-CHANGED\", \"RC-MISSING\"]}")
                        .path("pressed")
                        .asInt())
                .isEqualTo(2);
        assertThat(repaired("{\"keys\": [\"RC-CHANGED\"]}").path("before").asInt())
                .isEqualTo(1);
        assertThat(repaired("{\"keys\": [\"RC-EXTRA\"]}").path("reason").asText())
                .contains("the warehouse has no such SKU");
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        about("RC-CHANGED").isEmpty() && about("RC-MISSING").isEmpty());
        assertThat(shop.sandbox("/oms/stock/RC-CHANGED").at("/data/quantity").asInt())
                .isEqualTo(20);
        assertThat(shop.effects("oms", "CN-SZ-01%2FRC-CHANGED")).isEqualTo(2);
        assertThat(shop.sandbox("/oms/stock/RC-MISSING").at("/data/quantity").asInt())
                .isEqualTo(5);

        ran();
        assertThat(about("RC-CHANGED")).isEmpty();
        assertThat(about("RC-MISSING")).isEmpty();
        assertThat(about("RC-EXTRA")).hasSize(1);
    }

    private JsonNode repaired(String body) throws Exception {
        HttpResponse<String> answer = operator.post(ROUTE + "/repair", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.read(answer.body());
    }

    @Test
    void a_person_reads_a_report_and_asks_for_one_record() throws Exception {
        agreed("RC-ASKED", 4);
        omsBelieves("RC-ASKED", 6);
        ran();
        String csv = operator.get(ROUTE + "/report?format=csv").body();
        assertThat(csv.lines().findFirst().orElseThrow())
                .isEqualTo("key,kind,state,cause,letter,ageHours,firstSeenAt,alarming,skuId,omsQty,wmsQty,difference");
        assertThat(csv).contains("RC-ASKED,differs,open,changed-outside,,0,").contains(",RC-ASKED,6,4,2");
        assertThat(operator.get(ROUTE + "/report").body())
                .contains("<svg")
                .contains("RC-ASKED")
                .doesNotContain("<!-- ");
        List<String> said = new ArrayList<>();
        Json.read(operator.get("/admin/reconcile-key?key=RC-ASKED").body())
                .path("reconciliations")
                .forEach(each -> said.add(each.path("text").asText()));
        assertThat(said).contains("neither oms nor erp has RC-ASKED", "neither oms nor bi has RC-ASKED");
        assertThat(said)
                .last()
                .asString()
                .startsWith("they differ: oms quantity 6")
                .contains("wms quantity 4");
    }

    @Test
    void an_order_that_finance_does_not_know_is_told_with_its_amount() throws Exception {
        shop.post("order-created", Shop.order(881_000_001L, 2, 1));
        await().until(() -> shop.effects("erp", "shopify-881000001") == 1);
        await().until(() -> shop.effects("oms", "shopify-881000001") == 1);
        sandbox("POST", "/oms/orders", """
                {"orderNo": "RC-ORDER", "currency": "EUR", "amounts": {"total": "12.50"}}""");
        String orders = "/admin/reconcile/erp.reconcile-orders";
        assertThat(operator.post(orders + "/run", "{}").statusCode()).isEqualTo(202);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> Json.read(operator.get(orders + "?key=RC-ORDER").body())
                        .path("differences")
                        .path(0)
                        .path("state")
                        .asText()
                        .equals("open"));
        JsonNode found = Json.read(operator.get(orders + "?key=RC-ORDER").body())
                .path("differences")
                .path(0);
        assertThat(found.path("kind").asText()).isEqualTo("missing-right");
        assertThat(found.path("cause").asText()).isEqualTo("never-sent");
        assertThat(found.path("difference").decimalValue()).isEqualByComparingTo("12.5");
        assertThat(Json.read(operator.get(orders + "?key=shopify-881000001").body())
                        .path("differences"))
                .isEmpty();
        assertThat(operator.post(orders + "/repair", "{\"keys\": [\"RC-ORDER\"]}")
                        .body())
                .contains("there is no order RC-ORDER");
    }
}
