package linkspan.lab.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import linkspan.inbound.auth.SigningKey;
import linkspan.lab.client.Loopback;
import linkspan.lab.client.SystemSignature;
import linkspan.platform.system.ConfigurationError;
import linkspan.platform.system.Secrets;
import linkspan.platform.system.SystemCatalog;
import linkspan.platform.system.SystemSettings;

/** Posts messages as the platforms do: signed over the raw bytes, each with a delivery id of its own, tried again. */
final class ShopPoster {
    /** What the hub said. */
    enum Said {
        ACCEPTED,
        KEPT,
        REFUSED
    }

    private static final int TRIES = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private final Loopback http;
    private final URI hub;
    private final SystemCatalog systems;
    private final Secrets secrets;
    private final Clock clock;
    private final Function<String, SigningKey> clientKeys;
    private final Map<String, SystemSignature> signatures = new HashMap<>();

    ShopPoster(Loopback http, Demo.Stage stage, Clock clock) {
        this.http = http;
        this.hub = stage.messagePort();
        this.systems = stage.systems();
        this.secrets = stage.secrets();
        this.clientKeys = stage::clientKey;
        this.clock = clock;
    }

    /** Like a platform: what is not answered, or answered 5xx, is posted again under the same delivery id. */
    Said post(ShopMessage message) throws InterruptedException {
        byte[] body = message.body().get();
        URI address = hub.resolve(message.path());
        Map<String, String> headers = signature(message)
                .headers(address, "application/json", body, UUID.randomUUID().toString());
        IOException last = new IOException("no answer");
        for (int i = 0; i < TRIES; i++) {
            try {
                Loopback.Answer answer = http.post(address, headers, body, PATIENCE);
                if (answer.status() < 500) {
                    return said(answer);
                }
                last = new IOException("HTTP " + answer.status());
            } catch (IOException e) {
                last = e;
            }
            Thread.sleep(200L << i);
        }
        throw new IllegalStateException(message.name() + ": not taken after " + TRIES + " tries: " + last.getMessage());
    }

    private static Said said(Loopback.Answer answer) {
        if (!answer.fine()) {
            return Said.REFUSED;
        }
        JsonNode state = answer.json().path("data").path("state");
        return state.asText().equals("kept") ? Said.KEPT : Said.ACCEPTED;
    }

    private SystemSignature signature(ShopMessage message) {
        SystemSettings system = systems.find(message.system())
                .orElseThrow(() -> new ConfigurationError(message.name() + ": there is no system " + message.system()));
        return signatures.computeIfAbsent(system.id(), id -> signature(system));
    }

    /** A system of the house has a secret of its own, a partner a client's key. */
    private SystemSignature signature(SystemSettings system) {
        return system.find("secret").isPresent()
                ? SystemSignature.of(system, secrets::get, clock)
                : SystemSignature.of(clientKeys.apply(system.id()), clock);
    }
}
