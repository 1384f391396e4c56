package linkspan.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.http.HttpRequest;
import linkspan.caller.Hmac;

/** {@code POST /in/shopify/order-created}, signed as the platform does. */
final class ShopOrders {
    private final URI hub;
    private final String secret;

    ShopOrders(String url, String secret) {
        this.hub = URI.create(url);
        this.secret = secret;
    }

    /** Each quantity is newer than the one before. */
    HttpRequest tell(int number, int quantity) {
        long id = 2_000_000_000_000L + number;
        byte[] body = """
                {"id":%d,"created_at":"2026-11-11T11:11:00Z","updated_at":"2026-11-11T11:11:%02dZ","currency":"EUR",\
                "shipping_address":{"country_code":"CN"},"line_items":[{"id":1,"sku":"SKU-%d","quantity":%d,\
                "price":"19.90"}]}""".formatted(id, quantity, number % 500, quantity).getBytes(UTF_8);
        return HttpRequest.newBuilder(hub.resolve("/in/shopify/order-created"))
                .header("Content-Type", "application/json")
                .header("X-Shopify-Webhook-Id", "bench-" + number + "-" + quantity)
                .header("X-Shopify-Hmac-Sha256", Hmac.base64(secret, body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
    }
}
