package linkspan.inbound.auth.way;

import java.util.Map;
import linkspan.platform.system.SystemSettings;

/** What {@code <system>.auth} may say: who looks at the word switches over all of them. */
public enum Way {
    /** The hub's own scheme, {@code src/docs/signing.md}. */
    LINKSPAN_V2(Map.of()),
    /** HMAC as the {@code auth-…} keys describe it. */
    HMAC(Map.of()),
    /** A named description of an HMAC, as are the next two. */
    SHOPIFY(Map.of(
            "auth-header", "X-Shopify-Hmac-Sha256",
            "auth-encoding", "base64",
            "auth-id-header", "X-Shopify-Webhook-Id,X-Shopify-Event-Id")),
    WOOCOMMERCE(Map.of(
            "auth-header", "X-WC-Webhook-Signature",
            "auth-encoding", "base64",
            "auth-id-header", "X-WC-Webhook-Delivery-ID",
            "auth-greeting", "webhook-id")),
    /** https://www.standardwebhooks.com, symmetric signatures. */
    STANDARD_WEBHOOKS(Map.of(
            "auth-header", "webhook-signature",
            "auth-encoding", "base64",
            "auth-prefix", "v1,",
            "auth-separator", "space",
            "auth-signed", "{id}.{timestamp}.{body}",
            "auth-id-header", "webhook-id",
            "auth-timestamp-header", "webhook-timestamp",
            "auth-secret-form", "base64")),
    /** A fixed user and password (RFC 7617). */
    BASIC(Map.of()),
    /** A fixed secret in a header of its own. */
    API_KEY(Map.of()),
    /** A fixed secret as bearer token (RFC 6750). */
    BEARER(Map.of());

    private final Map<String, String> lines;

    Way(Map<String, String> lines) {
        this.lines = lines;
    }

    /** Throws {@link linkspan.platform.system.ConfigurationError} naming file and key when there is none, or no such one. */
    public static Way of(SystemSettings system) {
        system.require("auth");
        return Words.read(system, "auth", LINKSPAN_V2);
    }

    /** The settings that the word stands for; what the system says itself counts more. */
    public Map<String, String> lines() {
        return lines;
    }
}
