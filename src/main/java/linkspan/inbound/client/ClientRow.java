package linkspan.inbound.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key as it is stored.
 *
 * @param secret encrypted
 * @param kind what is in it
 * @param rate requests a second that it was made with
 * @param revokedAt from then on it opens nothing; may be yet to come
 */
public record ClientRow(
        String keyId,
        String client,
        String secret,
        Kind kind,
        int rate,
        Instant createdAt,
        @Nullable Instant revokedAt) {
    /** What both sides hold. */
    public enum Kind {
        /** The same secret. */
        SECRET,
        /** We the public key, the client the private one. */
        PUBLIC
    }

    /** Opens the API at that moment. */
    public boolean isActive(Instant now) {
        return revokedAt == null || revokedAt.isAfter(now);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "ClientRow[" + keyId + ", " + client + "]";
    }
}
