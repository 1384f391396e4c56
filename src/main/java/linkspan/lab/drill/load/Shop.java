package linkspan.lab.drill.load;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import linkspan.inbound.auth.Hmac;
import linkspan.lab.client.Loopback;

/**
 * Posts a message as Shopify does: signed, and again with the same id and bytes until it is answered 2xx. What one hub
 * does not take goes to the next one at once, as a load balancer would do it.
 */
public final class Shop {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long AGAIN_MS = 100;
    private final Loopback http = new Loopback();
    private final List<String> urls;
    private final String secret;
    private final Journal journal;
    private final ShopAttempts attempts;
    private final Clock clock;

    public Shop(List<String> urls, String secret, Journal journal, ShopAttempts attempts, Clock clock) {
        this.urls = List.copyOf(urls);
        this.secret = secret;
        this.journal = journal;
        this.attempts = attempts;
        this.clock = clock;
    }

    /**
     * Returns when a hub has taken it; asks {@code first} first, any number. Throws {@link IllegalStateException} for a
     * 4xx, which no repetition mends.
     */
    public void tell(OrderStory.Message message, String orderId, int first) throws InterruptedException {
        for (int turn = first; ; turn++) {
            int hub = Math.floorMod(turn, urls.size());
            journal.trying(message.deliveryId(), orderId);
            if (isAccepted(message, orderId, hub)) {
                journal.acknowledged(message.deliveryId());
                return;
            }
            if ((turn - first + 1) % urls.size() == 0) {
                attempts.nobodyTookIt();
                Thread.sleep(AGAIN_MS);
            }
        }
    }

    private Loopback.Answer post(OrderStory.Message message, int hub) throws IOException, InterruptedException {
        byte[] body = message.body().getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = Map.of(
                "Content-Type",
                "application/json",
                "X-Shopify-Webhook-Id",
                message.deliveryId(),
                "X-Shopify-Hmac-Sha256",
                Hmac.base64(secret, body));
        return http.post(URI.create(urls.get(hub) + "/in/shopify/" + message.event()), headers, body, PATIENCE);
    }

    private boolean isAccepted(OrderStory.Message message, String orderId, int hub) throws InterruptedException {
        long start = micros();
        int status = 0;
        try {
            Loopback.Answer answer = post(message, hub);
            status = answer.status();
            if (status / 100 == 4 && status != 408 && status != 429) {
                throw new IllegalStateException("the hub refused a message: " + status + " " + answer.body());
            }
            return status / 100 == 2;
        } catch (IOException e) {
            return false; // whether it is in is unknown: that is what the id is for
        } finally {
            attempts.add(new Attempt(hub, message.deliveryId(), orderId, start, micros(), status));
        }
    }

    private long micros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    }
}
