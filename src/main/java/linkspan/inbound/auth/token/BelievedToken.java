package linkspan.inbound.auth.token;

import java.time.Instant;
import java.util.Set;

/**
 * What a token said that the issuer has signed.
 *
 * @param client name of the client, as the issuer knows it
 * @param scopes what was given to it
 * @param expiresAt from then on it is worth nothing
 */
record BelievedToken(String client, Set<String> scopes, Instant expiresAt) {
    BelievedToken {
        scopes = Set.copyOf(scopes);
    }
}
