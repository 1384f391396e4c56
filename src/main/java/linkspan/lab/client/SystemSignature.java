package linkspan.lab.client;

import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import linkspan.inbound.auth.SigningKey;
import linkspan.inbound.auth.hmac.HmacForm;
import linkspan.inbound.auth.way.TokenForm;
import linkspan.inbound.auth.way.Way;
import linkspan.inbound.request.Body;
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
        return switch (Way.of(system)) {
            case LINKSPAN_V2 -> of(new SigningKey(name, secret), clock);
            case HMAC, SHOPIFY, WOOCOMMERCE, STANDARD_WEBHOOKS -> of(HmacForm.of(system), secret, clock);
            case BASIC, API_KEY, BEARER -> of(TokenForm.of(system), secret);
        };
    }

    /** {@code linkspan-v2} with that key, each attempt under a nonce of its own. */
    static SystemSignature of(SigningKey key, Clock clock) {
        return (address, type, body, delivery) -> key.headers(
                address, type, delivery, body, clock.millis(), UUID.randomUUID().toString());
    }

    private static SystemSignature of(HmacForm form, String secret, Clock clock) {
        return (address, type, body, delivery) -> {
            Map<String, String> headers =
                    typed(type, form.headers(secret, address, new Body(body), delivery, clock.instant()));
            if (form.ids().isEmpty()) {
                headers.put("Idempotency-Key", delivery);
            }
            return headers;
        };
    }

    private static SystemSignature of(TokenForm form, String secret) {
        return (address, type, body, delivery) -> {
            Map<String, String> headers = typed(type, form.headers(secret));
            headers.put("Idempotency-Key", delivery);
            return headers;
        };
    }

    private static Map<String, String> typed(String type, Map<String, String> proof) {
        Map<String, String> headers = new LinkedHashMap<>(proof);
        headers.put("Content-Type", type);
        return headers;
    }
}
