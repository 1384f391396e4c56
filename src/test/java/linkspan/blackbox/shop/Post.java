package linkspan.blackbox.shop;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Puts a message on the wire once, and notes it. Safe for many threads. */
public final class Post {
    private static final String JSON = "application/json";
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final Keys keys;
    private final Journal journal;

    /** What senders sign with. */
    public record Keys(String shopify, String clientKeyId, String clientSecret) {}

    public Post(Keys keys, Journal journal) {
        this.keys = keys;
        this.journal = journal;
    }

    /** What came of one post, as the journal has it. */
    Journal.Entry send(String role, Message message, String authority, int seconds) throws InterruptedException {
        HttpRequest.Builder request = message.kind() == Message.Kind.CLIENT
                ? ofClient(message, authority)
                : ofShop(message, message.kind().path(), keys.shopify(), authority);
        return send(role, message, request, authority, seconds);
    }

    /** Signed with a secret that is not the shop's. */
    Journal.Entry sendForged(Message message, String authority) throws InterruptedException {
        return send(
                "refused",
                message,
                ofShop(message, Message.Kind.CHANGE.path(), "not the secret", authority),
                authority,
                5);
    }

    /** A recorded change, with its good signature, to the path of cancellations. */
    Journal.Entry sendCrossed(Message message, String authority) throws InterruptedException {
        return send(
                "crossed",
                message,
                ofShop(message, Message.Kind.CANCEL.path(), keys.shopify(), authority),
                authority,
                5);
    }

    private Journal.Entry send(String role, Message message, HttpRequest.Builder request, String authority, int seconds)
            throws InterruptedException {
        journal.add(role, message, authority, -1);
        int status = 0;
        try {
            HttpRequest asked = request.timeout(Duration.ofSeconds(seconds)).build();
            status = http.send(asked, HttpResponse.BodyHandlers.ofString()).statusCode();
        } catch (IOException e) {
            status = 0; // nobody knows
        }
        return journal.add(role, message, authority, status);
    }

    private static HttpRequest.Builder ofShop(Message message, String path, String secret, String authority) {
        return HttpRequest.newBuilder(URI.create("http://" + authority + path))
                .header("Content-Type", JSON)
                .header("X-Shopify-Webhook-Id", message.delivery())
                .header(
                        "X-Shopify-Hmac-Sha256",
                        Signing.shopify(secret, message.body().getBytes(StandardCharsets.UTF_8)))
                .POST(HttpRequest.BodyPublishers.ofString(message.body()));
    }

    private HttpRequest.Builder ofClient(Message message, String authority) {
        Signing.SignedRequest signed = new Signing.SignedRequest(
                "POST",
                message.kind().path(),
                authority,
                JSON,
                Instant.now().toEpochMilli(),
                UUID.randomUUID().toString(),
                keys.clientKeyId(),
                message.delivery(),
                message.body());
        return HttpRequest.newBuilder(URI.create("http://" + authority + signed.path()))
                .header("Content-Type", JSON)
                .header("Authorization", "ApiKey " + signed.keyId())
                .header("X-Timestamp", Long.toString(signed.timestamp()))
                .header("X-Nonce", signed.nonce())
                .header("X-Signature", Signing.linkspan2(keys.clientSecret(), signed))
                .header("Idempotency-Key", signed.idempotencyKey())
                .POST(HttpRequest.BodyPublishers.ofString(message.body()));
    }
}
