package linkspan.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.util.UUID;
import linkspan.caller.Hmac;
import linkspan.request.Body;

/** {@code POST /api/v1/orders}, signed {@code linkspan-v2}. */
final class ApiOrders {
    private static final String PATH = "/api/v1/orders";
    private static final String JSON = "application/json";
    private final URI hub;
    private final String keyId;
    private final String secret;
    private final Clock clock;

    ApiOrders(String url, String keyId, String secret, Clock clock) {
        this.hub = URI.create(url);
        this.keyId = keyId;
        this.secret = secret;
        this.clock = clock;
    }

    /** An order of its own key. */
    HttpRequest create(int number) {
        byte[] body = """
                {"placedAt":"2026-11-11T11:11:11+08:00","currency":"EUR","shipTo":{"countryCode":"CN"},"items":[\
                {"skuId":"SKU-%d","quantity":2,"unitPrice":{"value":"19.90","currency":"EUR"}}]}""".formatted(number % 500).getBytes(UTF_8);
        String time = Long.toString(clock.millis());
        String nonce = UUID.randomUUID().toString();
        String idempotencyKey = "bench-" + number;
        String text = String.join(
                "\n",
                "LINKSPAN2",
                "POST",
                PATH,
                "",
                hub.getAuthority(),
                JSON,
                time,
                nonce,
                keyId,
                idempotencyKey,
                Body.sha256(body));
        return HttpRequest.newBuilder(hub.resolve(PATH))
                .header("Content-Type", JSON)
                .header("Authorization", "ApiKey " + keyId)
                .header("X-Timestamp", time)
                .header("X-Nonce", nonce)
                .header("X-Signature", "v2=" + Hmac.base64(secret, text.getBytes(UTF_8)))
                .header("Idempotency-Key", idempotencyKey)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
    }
}
