package linkspan.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.time.Duration;
import linkspan.Hub;
import linkspan.model.Json;
import linkspan.stand.Operator;
import linkspan.stand.SharedHub;
import linkspan.stand.Shop;
import linkspan.stand.TestSandbox;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The shipped reconciliations of orders and customers, against the simulated systems: planted, found, told again, gone. */
@Tag("database")
class OrdersReconcileFlowTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private final Hub hub = SharedHub.hub();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Shop shop = new Shop(hub);
    private final Operator operator;

    OrdersReconcileFlowTest() throws Exception {
        operator = new Operator(hub.opsPort(), SharedHub.data());
    }

    private void sandbox(String method, String path, String body, String type) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(TestSandbox.url(hub) + path))
                .header("Content-Type", type)
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (type.startsWith("text/xml")) {
            request.header("SOAPAction", "\"urn:example:erp:orders:CancelOrder\"");
        }
        HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    }

    /** Everywhere with the same amount. */
    private String ordered(long number) throws Exception {
        String id = "shopify-" + number;
        shop.post("order-created", Shop.order(number, 2, 1));
        for (String system : new String[] {"oms", "erp", "bi"}) {
            await().atMost(PATIENCE).until(() -> shop.effects(system, id) == 1);
        }
        return id;
    }

    private JsonNode about(String route, String key) throws Exception {
        return Json.read(operator.get("/admin/reconcile/" + route + "?key=" + key)
                        .body())
                .path("differences");
    }

    private void ran(String route) throws Exception {
        String path = "/admin/reconcile/" + route;
        String before = newest(path).path("run").asText();
        assertThat(operator.post(path + "/run", "{}").statusCode()).isEqualTo(202);
        await().atMost(PATIENCE)
                .until(() -> !newest(path).path("run").asText().equals(before)
                        && !newest(path).path("state").asText().equals("running"));
        assertThat(newest(path).path("state").asText())
                .as(newest(path).path("error").asText())
                .isEqualTo("done");
    }

    private JsonNode newest(String path) throws Exception {
        return Json.read(operator.get(path).body()).path("runs").path(0);
    }

    private JsonNode pressed(String route, String key) throws Exception {
        HttpResponse<String> answer =
                operator.post("/admin/reconcile/" + route + "/repair", "{\"keys\": [\"" + key + "\"]}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.read(answer.body());
    }

    private void isMended(String route, String key) throws Exception {
        assertThat(pressed(route, key).path("pressed").asInt()).isEqualTo(1);
        await().atMost(PATIENCE).until(() -> about(route, key).isEmpty());
        ran(route);
        assertThat(about(route, key)).isEmpty();
    }

    private static String line(JsonNode difference) {
        return String.join(
                " ",
                difference.path("kind").asText(),
                difference.path("state").asText(),
                difference.path("cause").asText(),
                difference.path("fields").toString());
    }

    private int reports(String sql, String key) throws Exception {
        try (Connection connection = DriverManager.getConnection(TestSandbox.biUrl(hub), "bi", "bi");
                PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, key);
            return update.executeUpdate();
        }
    }

    @Test
    void an_order_that_finance_has_otherwise_is_told_again_and_one_that_nobody_knows_is_not() throws Exception {
        String id = ordered(882_000_001L);
        sandbox("POST", "/erp/orders", """
                <soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>
                <CancelOrder xmlns="urn:example:erp:orders"><orderNumber>RC-NOBODY</orderNumber></CancelOrder>
                </soap:Body></soap:Envelope>""", "text/xml; charset=utf-8");
        sandbox("PUT", "/oms/orders/" + id, """
                {"orderNo": "%s", "currency": "EUR", "amounts": {"total": "1.00"}}""".formatted(id), "application/json");
        ran("erp.reconcile-orders");
        assertThat(line(about("erp.reconcile-orders", id).path(0)))
                .isEqualTo("differs open changed-outside [\"total\"]");
        assertThat(line(about("erp.reconcile-orders", "RC-NOBODY").path(0))).startsWith("missing-left open never-sent");

        assertThat(pressed("erp.reconcile-orders", "RC-NOBODY").path("reason").asText())
                .contains("there is no order RC-NOBODY");
        assertThat(line(about("erp.reconcile-orders", "RC-NOBODY").path(0))).contains(" open ");
        isMended("erp.reconcile-orders", id);
        assertThat(shop.sandbox("/wms/orders/" + id).toString()).doesNotContain("RESTATED");
        assertThat(shop.effects("wms", id)).as("nobody else is told").isEqualTo(1);
    }

    @Test
    void reports_that_lack_an_order_or_have_another_amount_are_mended_by_days() throws Exception {
        String lost = ordered(882_000_011L);
        String wrong = ordered(882_000_012L);
        String sound = ordered(882_000_013L);
        ran("bi.reconcile-orders");
        assertThat(about("bi.reconcile-orders", lost)).isEmpty();

        assertThat(reports("delete from orders where order_id = ?", lost)).isEqualTo(1);
        assertThat(reports("update orders set total = total + 1 where order_id = ?", wrong))
                .isEqualTo(1);
        ran("bi.reconcile-orders");
        assertThat(line(about("bi.reconcile-orders", lost).path(0))).isEqualTo("missing-right open changed-outside []");
        assertThat(line(about("bi.reconcile-orders", wrong).path(0)))
                .isEqualTo("differs open changed-outside [\"total\"]");
        assertThat(about("bi.reconcile-orders", sound)).isEmpty();

        isMended("bi.reconcile-orders", lost);
        isMended("bi.reconcile-orders", wrong);
    }

    @Test
    void a_customer_whom_finance_has_otherwise_is_told_again() throws Exception {
        String id = "C-" + System.nanoTime();
        String key = "crm-" + id;
        sandbox("PUT", "/crm/customers/" + id, "{\"name\": \"Ada\", \"status\": \"blocked\"}", "application/json");
        await().atMost(PATIENCE).until(() -> shop.effects("erp", key) == 1);
        ran("crm.reconcile-customers");
        assertThat(about("crm.reconcile-customers", key)).isEmpty();

        String number = "";
        for (JsonNode each : shop.sandbox("/erp/customer-list").path("items")) {
            number = each.path("externalId").asText().equals(key)
                    ? each.path("customerNumber").asText()
                    : number;
        }
        http.send(
                HttpRequest.newBuilder(URI.create(TestSandbox.url(hub) + "/erp/orders"))
                        .header("Content-Type", "text/xml; charset=utf-8")
                        .header("SOAPAction", "\"urn:example:erp:orders:UpdateCustomer\"")
                        .POST(HttpRequest.BodyPublishers.ofString("""
                                <soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>
                                <UpdateCustomer xmlns="urn:example:erp:orders"><customerNumber>%s</customerNumber>
                                <name>Ada</name><status>ACTIVE</status></UpdateCustomer></soap:Body></soap:Envelope>""".formatted(number)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        ran("crm.reconcile-customers");
        assertThat(line(about("crm.reconcile-customers", key).path(0)))
                .isEqualTo("differs open changed-outside [\"status\"]");
        isMended("crm.reconcile-customers", key);
    }
}
