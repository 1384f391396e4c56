package linkspan.inbound.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import linkspan.Hub;
import linkspan.author.check.Sources;
import linkspan.author.source.RouteFolder;
import linkspan.stand.SharedHub;
import linkspan.stand.Shop;
import org.junit.jupiter.api.Test;

/** A message that somebody has seen, with its signature, posted to every other path: nothing changes. */
class CrossPathTest {
    private final Hub hub = SharedHub.hub();
    private final HttpClient http = HttpClient.newHttpClient();

    /** Every path on which anything is received, {@code /in/<system>/<event>}. */
    private static List<String> paths() {
        return RouteFolder.read(new Sources(Path.of("routes"), Path.of("mappings"))).running().stream()
                .filter(route -> route.from().scheme().equals("receive"))
                .filter(route -> route.from().option("topic").isEmpty())
                .map(route -> "/in/" + route.from().option("system") + "/"
                        + route.from().path())
                .sorted()
                .toList();
    }

    private int post(String path, String body, Map<String, String> headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + hub.port() + path))
                .POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    /** What the warehouse answers meanwhile is no effect of a message. */
    private long events() {
        return hub.eventLog().all().stream()
                .filter(event -> !event.type().name().equals("ORDER_DISPATCHED"))
                .count();
    }

    private void nothingChanges(String system, String own, String body, Map<String, String> headers) throws Exception {
        assertThat(post(own, body, headers)).isEqualTo(200);
        long before = events();
        for (String path :
                Stream.concat(paths().stream(), Stream.of("/api/v1/orders")).toList()) {
            if (path.equals(own)) {
                continue;
            }
            Map<String, String> again = new TreeMap<>(headers);
            again.replaceAll((name, value) -> name.matches("X-(Shopify-Webhook-Id|WC-Webhook-Delivery-ID)")
                    ? UUID.randomUUID().toString()
                    : value);
            int status = post(path, body, again);
            assertThat(status).as(path).isEqualTo(path.startsWith("/in/" + system + "/") ? 200 : 401);
            assertThat(events()).as(path).isEqualTo(before);
        }
    }

    private Map<String, String> signed(String body, String secret, String signature, String id) {
        Map<String, String> headers = new TreeMap<>();
        headers.put("Content-Type", "application/json");
        headers.put(signature, Hmac.base64(hub.secrets().get(secret), body.getBytes(StandardCharsets.UTF_8)));
        headers.put(id, UUID.randomUUID().toString());
        return headers;
    }

    @Test
    void of_shopify() throws Exception {
        String body = Shop.order(7_100_000_000_001L, 2, 10);
        Map<String, String> headers = signed(body, "shopify-webhook", "X-Shopify-Hmac-Sha256", "X-Shopify-Webhook-Id");
        nothingChanges("shopify", "/in/shopify/order-created", body, headers);

        String cancelled = Shop.order(7_100_000_000_002L, 2, 10)
                .replaceFirst("\\{", "{\"cancelled_at\": \"2026-11-11T10:10:00+01:00\",");
        headers = signed(cancelled, "shopify-webhook", "X-Shopify-Hmac-Sha256", "X-Shopify-Webhook-Id");
        nothingChanges("shopify", "/in/shopify/order-cancelled", cancelled, headers);
    }

    @Test
    void of_woocommerce() throws Exception {
        String body = """
                {"id": 710001, "status": "processing", "currency": "EUR", "total": "2.00", "date_created_gmt": "2026-11-11T10:00:00",
                 "date_modified_gmt": "2026-11-11T10:00:00", "billing": {"first_name": "A", "country": "AT", "address_1": "Weg 1"},
                 "line_items": [{"id": 1, "sku": "TEA", "name": "Tee", "quantity": 1, "subtotal": "2.00", "total": "2.00"}]}
                """;
        Map<String, String> headers =
                signed(body, "woocommerce-webhook", "X-WC-Webhook-Signature", "X-WC-Webhook-Delivery-ID");
        nothingChanges("woocommerce", "/in/woocommerce/order-created", body, headers);
    }

    @Test
    void of_linkspan_v2() throws Exception {
        String body = "{}";
        Map<String, String> headers = new SigningKey("wms-hub", hub.secrets().get("wms-hub"))
                .headers(
                        URI.create("http://127.0.0.1:" + hub.port() + "/in/wms/stock-changed"),
                        "application/json",
                        UUID.randomUUID().toString(),
                        body.getBytes(StandardCharsets.UTF_8),
                        System.currentTimeMillis(),
                        UUID.randomUUID().toString());
        assertThat(post("/in/wms/stock-changed", body, headers)).isEqualTo(200);
        long before = events();
        for (String path :
                Stream.concat(paths().stream(), Stream.of("/api/v1/orders")).toList()) {
            if (!path.equals("/in/wms/stock-changed")) {
                assertThat(post(path, body, headers)).as(path).isEqualTo(401);
            }
        }
        assertThat(events()).isEqualTo(before);
    }
}
