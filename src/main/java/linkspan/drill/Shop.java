package linkspan.drill;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import linkspan.caller.Hmac;

/** Posts a message as Shopify does: signed, and again with the same id and bytes until it is answered 2xx. */
final class Shop {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long AGAIN_MS = 100;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final String url;
    private final String secret;
    private final Journal journal;

    Shop(String url, String secret, Journal journal) {
        this.url = url;
        this.secret = secret;
        this.journal = journal;
    }

    /** Throws {@link IllegalStateException} for a 4xx, which no repetition mends. */
    void tell(OrderStory.Message message, String orderId) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/in/shopify/" + message.event()))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("X-Shopify-Webhook-Id", message.deliveryId())
                .header(
                        "X-Shopify-Hmac-Sha256",
                        Hmac.base64(secret, message.body().getBytes(StandardCharsets.UTF_8)))
                .POST(HttpRequest.BodyPublishers.ofString(message.body()))
                .build();
        while (true) {
            journal.trying(message.deliveryId(), orderId);
            if (isAccepted(request)) {
                journal.acknowledged(message.deliveryId());
                return;
            }
            Thread.sleep(AGAIN_MS);
        }
    }

    private boolean isAccepted(HttpRequest request) throws InterruptedException {
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            int status = answer.statusCode();
            if (status / 100 == 4 && status != 408 && status != 429) {
                throw new IllegalStateException("the hub refused a message: " + status + " " + answer.body());
            }
            return status / 100 == 2;
        } catch (IOException e) {
            return false; // nobody knows: that is what the id is for
        }
    }
}
