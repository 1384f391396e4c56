package linkspan.inbound.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key as it is stored.
 *
 * @param secret encrypted
 * @param rate requests a second
 */
public record ClientRow(
        String keyId,
        String client,
        String secret,
        int rate,
        Instant createdAt,
        @Nullable Instant revokedAt) {
    /** Without the secret. */
    @Override
    public String toString() {
        return "ClientRow[" + keyId + ", " + client + "]";
    }
}
