package linkspan.business.reserve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import linkspan.model.Json;
import linkspan.stand.ApiClient;
import linkspan.stand.FewSystems;
import linkspan.stand.OwnHub;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code LINKSPAN_RESERVATION=refuse}: while the warehouse does not answer, no order is taken, and nothing stays reserved. */
class RefuseWhileAwayTest {
    private static final String ORDER = """
            {"orderId": "%s", "placedAt": "2026-11-11T10:00:00+08:00", "currency": "EUR",
             "items": [{"skuId": "TEA", "quantity": 2, "unitPrice": {"value": "1.50", "currency": "EUR"}}]}""";
    private final AtomicReference<String> answer = new AtomicReference<>("{\"code\":50000,\"message\":\"no\"}");
    private final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();

    @Test
    void an_order_is_503_then_taken_under_the_same_key(@TempDir Path folder) throws Exception {
        HttpServer warehouse = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        warehouse.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            asked.add(exchange.getRequestURI().getPath());
            byte[] body = answer.get().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        warehouse.start();
        Path home = FewSystems.home(folder.resolve("home"), List.of("wms"));
        Map<String, String> settings = Map.of(
                "LINKSPAN_RESERVATION",
                "refuse",
                "LINKSPAN_WMS_URL",
                "http://127.0.0.1:" + warehouse.getAddress().getPort() + "/wms");
        try (OwnHub own = new OwnHub(home, settings)) {
            ApiClient client = new ApiClient(own.hub(), "refused");
            String order = ORDER.formatted("R-1");
            String key = UUID.randomUUID().toString();
            HttpResponse<String> away = client.send("POST", "/api/v1/orders", order, key);
            assertThat(away.statusCode()).as(away.body()).isEqualTo(503);
            assertThat(Json.read(away.body()).path("code").asInt()).isEqualTo(50303);
            assertThat(client.read("R-1").statusCode()).isEqualTo(404);

            answer.set("{\"code\":0,\"message\":\"success\",\"data\":{}}");
            HttpResponse<String> taken = client.send("POST", "/api/v1/orders", order, key);
            assertThat(taken.statusCode()).as(taken.body()).isEqualTo(201);
            assertThat(Json.read(taken.body()).at("/data/status").asText()).isEqualTo("RESERVED");

            answer.set("{\"code\":50000,\"message\":\"no\"}");
            assertThat(client.create(ORDER.formatted("R-2")).statusCode()).isEqualTo(503);
            answer.set("{\"code\":0,\"message\":\"success\",\"data\":{}}");
            await().untilAsserted(() -> assertThat(asked).contains("/wms/reservations/R-2/cancel"));
        } finally {
            warehouse.stop(0);
        }
    }
}
