package linkspan.inbound.auth.way;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import linkspan.inbound.auth.Hmac;
import linkspan.platform.system.ConfigurationError;
import linkspan.platform.system.SystemSettings;

/**
 * Where a fixed secret stands. Nothing of a request is signed: only TLS keeps the secret, and whoever has it is the sender.
 *
 * @param header lower case
 * @param scheme what stands before it, empty or with a space at the end; its case does not matter
 * @param user whose password it is, empty where it is no password
 */
public record TokenForm(String header, String scheme, String user) {

    /** Throws {@link ConfigurationError} naming file and key. */
    public static TokenForm of(SystemSettings system) {
        return switch (Way.of(system)) {
            case BASIC ->
                new TokenForm("authorization", "Basic ", system.get("auth-user", "", user -> {
                    if (user.isEmpty() || user.contains(":")) {
                        throw new IllegalArgumentException("a name without a colon, whose password is the secret");
                    }
                    return user;
                }));
            case BEARER -> new TokenForm("authorization", "Bearer ", "");
            case API_KEY ->
                new TokenForm(Words.header(system, "auth-header", system.get("auth-header", "X-Api-Key")), "", "");
            case LINKSPAN_V2, HMAC, SHOPIFY, WOOCOMMERCE, STANDARD_WEBHOOKS ->
                throw new ConfigurationError(system.file() + ": " + system.id() + ".auth signs, and sends no secret");
        };
    }

    /** In a time that does not depend on where they differ. */
    boolean matches(String given, String secret) {
        boolean schemed = given.regionMatches(true, 0, scheme, 0, scheme.length());
        return schemed && Hmac.same(credential(secret), given.substring(scheme.length()));
    }

    /** The sender's side: what a request carries to be believed. */
    public Map<String, String> headers(String secret) {
        return Map.of(header, scheme + credential(secret));
    }

    private String credential(String secret) {
        return user.isEmpty()
                ? secret
                : Base64.getEncoder().encodeToString((user + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }
}
