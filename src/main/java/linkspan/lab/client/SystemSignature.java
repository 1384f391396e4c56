package linkspan.lab.client;

import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import linkspan.inbound.auth.Hmac;
import linkspan.inbound.auth.SigningKey;
import linkspan.platform.system.SystemSettings;

/** What a POST carries to be believed, as {@code <system>.auth} demands: the sender's side of it. */
@FunctionalInterface
public interface SystemSignature {
    /**
     * All headers of one attempt, its {@code Content-Type} and the delivery's id among them.
     *
     * @param type of the body: {@code application/json}
     * @param delivery the same at every attempt; visible ASCII
     */
    Map<String, String> headers(URI address, String type, byte[] body, String delivery);

    /** The first of the names in {@code <system>.secret}: the one that is signed with while it is changed. */
    static String secretName(SystemSettings system) {
        return system.require("secret").split(",", -1)[0].strip();
    }

    /**
     * Of a system that has a secret.
     *
     * @param secretOf the secret of a name
     */
    static SystemSignature of(SystemSettings system, UnaryOperator<String> secretOf, Clock clock) {
        String name = secretName(system);
        String secret = secretOf.apply(name);
        return switch (system.require("auth")) {
            case "shopify" -> ofBody(secret, "X-Shopify-Hmac-Sha256", "X-Shopify-Webhook-Id");
            case "woocommerce" -> ofBody(secret, "X-WC-Webhook-Signature", "X-WC-Webhook-Delivery-ID");
            default -> of(new SigningKey(name, secret), clock);
        };
    }

    /** {@code linkspan-v2} with that key, each attempt under a nonce of its own. */
    static SystemSignature of(SigningKey key, Clock clock) {
        return (address, type, body, delivery) -> key.headers(
                address, type, delivery, body, clock.millis(), UUID.randomUUID().toString());
    }

    private static SystemSignature ofBody(String secret, String signature, String id) {
        return (address, type, body, delivery) ->
                Map.of("Content-Type", type, signature, Hmac.base64(secret, body), id, delivery);
    }
}
