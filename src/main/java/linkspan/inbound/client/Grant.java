package linkspan.inbound.client;

import java.time.Instant;
import linkspan.inbound.limit.ClientLimits;
import linkspan.inbound.limit.Quota;
import linkspan.platform.access.Rights;
import org.jspecify.annotations.Nullable;

/**
 * What is granted to one client, whichever of its keys it uses.
 *
 * @param rate calls a second; null for the one that came with its newest key
 * @param quota null for none
 * @param bearer it may come with OAuth 2 tokens of the configured issuer
 * @param v1Until until then it may sign the mission's old way; null for never
 */
public record Grant(
        Rights rights,
        @Nullable Integer rate,
        @Nullable Quota quota,
        boolean bearer,
        @Nullable Instant v1Until) {
    /** Everything with its own orders, by {@code linkspan-v2} and RFC 9421. */
    public static final Grant DEFAULT = new Grant(Rights.OWN, null, null, false, null);

    /** Throws {@link IllegalArgumentException} for a rate that no client can have. */
    public Grant {
        if (rate != null) {
            ClientLimits.checked(rate);
        }
    }

    /** Without what lets somebody in who has no key: for a client that is revoked. */
    Grant closed() {
        return new Grant(rights, rate, quota, false, null);
    }
}
