package linkspan.stand;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import linkspan.Hub;
import linkspan.model.Json;

/** A Shopify shop in front of a hub, and the eyes on the simulated systems behind it. */
public final class Shop {
    private final HttpClient http = HttpClient.newHttpClient();
    private final Hub hub;

    public Shop(Hub hub) {
        this.hub = hub;
    }

    /** An order in the platform's form; {@code minute} is the time of its last change. */
    public static String order(long id, int quantity, int minute) {
        return """
            {"id": %d, "admin_graphql_api_id": "gid://shopify/Order/%d", "currency": "EUR",
             "created_at": "2026-11-11T10:00:00+01:00", "updated_at": "2026-11-11T10:%02d:00+01:00",
             "total_price": "%d.50", "taxes_included": true,
             "shipping_address": {"name": "Jana", "address1": "Weg 1", "city": "Wien", "zip": "1010", "country_code": "AT"},
             "line_items": [{"id": 1, "sku": "TEA", "name": "Tee", "quantity": %d, "price": "1.50"}]}
            """.formatted(id, id, minute, quantity, quantity);
    }

    /** The same order once it is cancelled. */
    public static String cancelled(String order) {
        return order.replaceFirst("\\{", "{\"cancelled_at\": \"2026-11-11T10:59:00+01:00\", ");
    }

    /** Posts once, under a delivery id of its own. */
    public HttpResponse<String> post(String event, String body) throws Exception {
        return post(event, body, UUID.randomUUID().toString());
    }

    public HttpResponse<String> post(String event, String body, String delivery) throws Exception {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + hub.port() + "/in/shopify/" + event))
                        .header("Content-Type", "application/json")
                        .header("X-Shopify-Hmac-Sha256", hmac("shopify-webhook", bytes))
                        .header("X-Shopify-Webhook-Id", delivery)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(bytes))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** The same in the other platform's way. */
    public HttpResponse<String> postToWooCommerce(String body) throws Exception {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + hub.port() + "/in/woocommerce/order-created"))
                        .header("Content-Type", "application/json")
                        .header("X-WC-Webhook-Signature", hmac("woocommerce-webhook", bytes))
                        .header("X-WC-Webhook-Delivery-ID", UUID.randomUUID().toString())
                        .POST(HttpRequest.BodyPublishers.ofByteArray(bytes))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** As a platform does: again and again with the same delivery id, until it is taken. */
    public void postUntilTaken(String event, String body) throws Exception {
        String delivery = UUID.randomUUID().toString();
        for (int i = 0; i < 50; i++) {
            try {
                if (post(event, body, delivery).statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                // the connection was cut: again
            }
        }
        throw new AssertionError("never taken");
    }

    private String hmac(String secretName, byte[] body) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        String secret = hub.secrets().get(secretName);
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return Base64.getEncoder().encodeToString(mac.doFinal(body));
    }

    /** What arrived at a system about one order, effects only. */
    public long effects(String system, String orderId) throws Exception {
        long effects = 0;
        for (JsonNode arrival : sandbox("/ledger/" + system + "/" + orderId).path("arrivals")) {
            effects += arrival.path("outcome").asText().equals("effect") ? 1 : 0;
        }
        return effects;
    }

    /** The sequence numbers that took effect, in the order in which they did. */
    public String sequences(String system, String orderId) throws Exception {
        StringBuilder all = new StringBuilder();
        for (JsonNode arrival : sandbox("/ledger/" + system + "/" + orderId).path("arrivals")) {
            if (arrival.path("outcome").asText().equals("effect")) {
                all.append(all.isEmpty() ? "" : " ")
                        .append(arrival.path("sequence").asLong());
            }
        }
        return all.toString();
    }

    public void fault(String system, String json) throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(TestSandbox.url(hub) + "/faults/" + system))
                        .POST(HttpRequest.BodyPublishers.ofString(json))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.body());
        }
    }

    /** Posts nothing to the sandbox: {@code /wms/ship/A-1}. */
    public void tell(String path) throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(TestSandbox.url(hub) + path))
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200 || Json.read(answer.body()).path("code").asInt(-1) != 0) {
            throw new AssertionError(answer.body());
        }
    }

    public JsonNode sandbox(String path) throws Exception {
        return Json.read(http.send(
                        HttpRequest.newBuilder(URI.create(TestSandbox.url(hub) + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body());
    }
}
