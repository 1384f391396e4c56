package linkspan.business.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import linkspan.Hub;
import linkspan.model.Json;
import linkspan.stand.ApiClient;
import linkspan.stand.TestSandbox;

/** A client's calls and the warehouse's shelves, each call once under a key of its own. */
final class OrderCalls {
    private final HttpClient http = HttpClient.newHttpClient();
    private final ApiClient client;
    private final String sandbox;

    OrderCalls(Hub hub, String name) {
        this.client = new ApiClient(hub, name);
        this.sandbox = TestSandbox.url(hub);
    }

    static String order(String id, String sku, int quantity) {
        return """
                {"orderId": "%s", "placedAt": "2026-11-11T10:00:00+08:00", "currency": "EUR",
                 "shipTo": {"name": "x", "line1": "y", "city": "z", "postalCode": "1", "countryCode": "CN"},
                 "items": [{"skuId": "%s", "quantity": %d, "unitPrice": {"value": "1.50", "currency": "EUR"}}]}""".formatted(id, sku, quantity);
    }

    ApiClient client() {
        return client;
    }

    HttpResponse<String> post(String path, String body) throws Exception {
        return client.send("POST", path, body, UUID.randomUUID().toString());
    }

    HttpResponse<String> put(String id, String body, String version) throws Exception {
        Map<String, String> headers = version.isEmpty() ? Map.of() : Map.of("If-Match", "\"" + version + "\"");
        return client.send(
                "PUT", "/api/v1/orders/" + id, body, UUID.randomUUID().toString(), headers);
    }

    HttpResponse<String> delete(String id) throws Exception {
        return client.send(
                "DELETE", "/api/v1/orders/" + id, "", UUID.randomUUID().toString());
    }

    HttpResponse<String> get(String path) throws Exception {
        return client.send("GET", path, "", "");
    }

    JsonNode read(String id) throws Exception {
        return data(get("/api/v1/orders/" + id));
    }

    static JsonNode data(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
        return Json.read(answer.body()).path("data");
    }

    static int code(HttpResponse<String> answer) {
        return Json.read(answer.body()).path("code").asInt();
    }

    /** The order as its client would put it back, with another quantity of its first line. */
    static String withQuantity(JsonNode order, int quantity) {
        ObjectNode next = order.deepCopy();
        ((ObjectNode) next.path("items").get(0)).put("quantity", quantity);
        next.remove("total");
        return Json.text(next);
    }

    void shelf(String sku, long available) throws Exception {
        sandbox("PUT", "/wms/stock/" + sku, "{\"available\":" + available + "}");
    }

    long available(String sku) throws Exception {
        return sandbox("GET", "/wms/stock/" + sku, "").at("/data/available").asLong();
    }

    JsonNode held(String orderId) throws Exception {
        return sandbox("GET", "/wms/reservations/" + orderId, "").at("/data/held");
    }

    void fault(String system, String faults) throws Exception {
        sandbox("POST", "/faults/" + system, "{" + faults + "}");
    }

    JsonNode sandbox(String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(sandbox + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return Json.read(
                http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }
}
