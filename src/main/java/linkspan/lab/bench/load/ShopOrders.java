package linkspan.lab.bench.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.net.URI;
import java.time.Instant;
import linkspan.inbound.auth.Hmac;

/** {@code POST /in/shopify/order-created}, signed as the platform does. */
public final class ShopOrders {
    private static final Instant PLACED = Instant.parse("2026-11-11T11:11:00Z");
    private final String host;
    private final String secret;

    public ShopOrders(String url, String secret) {
        this.host = URI.create(url).getAuthority();
        this.secret = secret;
    }

    /** One version of every order; a higher one is newer and changes the quantity. From 1 on. */
    public Requests version(int version) {
        return number -> tell(number, version);
    }

    private byte[] tell(int number, int version) {
        long id = 2_000_000_000_000L + number;
        String body = """
                {"id":%d,"created_at":"%s","updated_at":"%s","currency":"EUR",\
                "shipping_address":{"country_code":"CN"},"line_items":[{"id":1,"sku":"SKU-%d","quantity":%d,\
                "price":"19.90"}]}""".formatted(id, PLACED, PLACED.plusSeconds(version), number % 500, version);
        return ("POST /in/shopify/order-created HTTP/1.1\r\nHost: " + host
                        + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                        + "\r\nX-Shopify-Webhook-Id: bench-" + number + "-" + version + "\r\nX-Shopify-Hmac-Sha256: "
                        + Hmac.base64(secret, body.getBytes(ISO_8859_1)) + "\r\n\r\n" + body)
                .getBytes(ISO_8859_1);
    }
}
