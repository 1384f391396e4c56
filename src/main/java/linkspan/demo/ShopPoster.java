package linkspan.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import linkspan.caller.Hmac;
import linkspan.caller.SigningKey;
import linkspan.event.Json;
import linkspan.system.ConfigurationError;
import linkspan.system.Secrets;
import linkspan.system.SystemCatalog;
import linkspan.system.SystemSettings;

/** Posts messages as the platforms do: signed over the raw bytes, each with a delivery id of its own, tried again. */
final class ShopPoster {
    /** What the hub said. */
    enum Said {
        ACCEPTED,
        KEPT,
        REFUSED
    }

    private static final int TRIES = 5;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI hub;
    private final SystemCatalog systems;
    private final Secrets secrets;
    private final Clock clock;
    private final Function<String, SigningKey> clientKeys;
    private final Map<String, SigningKey> keys = new HashMap<>();

    ShopPoster(Demo.Stage stage, Clock clock) {
        this.hub = stage.messagePort();
        this.systems = stage.systems();
        this.secrets = stage.secrets();
        this.clientKeys = stage::clientKey;
        this.clock = clock;
    }

    /** Like a platform: what is not answered, or answered 5xx, is posted again under the same delivery id. */
    Said post(ShopMessage message) throws InterruptedException {
        byte[] body = message.body().get();
        HttpRequest request = request(message, body);
        IOException last = new IOException("no answer");
        for (int i = 0; i < TRIES; i++) {
            try {
                HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() < 500) {
                    return said(answer);
                }
                last = new IOException("HTTP " + answer.statusCode());
            } catch (IOException e) {
                last = e;
            }
            Thread.sleep(200L << i);
        }
        throw new IllegalStateException(message.name() + ": not taken after " + TRIES + " tries: " + last.getMessage());
    }

    private static Said said(HttpResponse<String> answer) {
        if (answer.statusCode() / 100 != 2) {
            return Said.REFUSED;
        }
        JsonNode state = Json.read(answer.body()).path("data").path("state");
        return state.asText().equals("kept") ? Said.KEPT : Said.ACCEPTED;
    }

    private HttpRequest request(ShopMessage message, byte[] body) {
        SystemSettings system = systems.find(message.system())
                .orElseThrow(() -> new ConfigurationError(message.name() + ": there is no system " + message.system()));
        String delivery = UUID.randomUUID().toString();
        HttpRequest.Builder request = HttpRequest.newBuilder(hub.resolve(message.path()))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        String auth = system.require("auth");
        switch (auth) {
            case "shopify" ->
                request.header("X-Shopify-Hmac-Sha256", hmac(system, body))
                        .header("X-Shopify-Webhook-Id", delivery)
                        .header("X-Shopify-Shop-Domain", "demo.example.com");
            case "woocommerce" ->
                request.header("X-WC-Webhook-Signature", hmac(system, body))
                        .header("X-WC-Webhook-Delivery-ID", delivery);
            default ->
                keys.computeIfAbsent(system.id(), id -> key(system))
                        .headers(hub.resolve(message.path()), delivery, body, clock.millis(), delivery)
                        .forEach(request::setHeader);
        }
        return request.build();
    }

    /** A system of the house has a secret of its own, a partner a client's key. */
    private SigningKey key(SystemSettings system) {
        return system.find("secret")
                .map(names -> names.split(",", -1)[0].strip())
                .map(keyId -> new SigningKey(keyId, secrets.get(keyId)))
                .orElseGet(() -> clientKeys.apply(system.id()));
    }

    private String hmac(SystemSettings system, byte[] body) {
        return Hmac.base64(secrets.get(system.require("secret").split(",")[0].strip()), body);
    }
}
