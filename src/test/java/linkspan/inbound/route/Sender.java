package linkspan.inbound.route;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import linkspan.inbound.auth.Hmac;

/** Posts to a hub as a shop or with any headers. */
final class Sender {
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final int port;

    Sender(int port) {
        this.port = port;
    }

    /** As Shopify does. */
    HttpResponse<String> shop(String path, String deliveryId, String body) {
        return send("POST", path, body, shopHeaders(deliveryId, body));
    }

    static Map<String, String> shopHeaders(String deliveryId, String body) {
        Map<String, String> headers = new TreeMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("X-Shopify-Webhook-Id", deliveryId);
        headers.put("X-Shopify-Hmac-Sha256", Hmac.base64(IntakeHub.SHOP_SECRET, body.getBytes(StandardCharsets.UTF_8)));
        return headers;
    }

    HttpResponse<String> send(String method, String path, String body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofMinutes(2))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
