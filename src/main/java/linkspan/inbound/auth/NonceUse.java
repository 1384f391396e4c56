package linkspan.inbound.auth;

import java.time.Instant;

/**
 * A unit's share: this nonce is used up when the unit is written.
 *
 * @param digest SHA-256 of the signed text
 * @param expiresAt from then on the signature is too old anyway
 * @param keepsAnswer true where no message is stored (GET): the answer is kept here
 */
public record NonceUse(String keyId, String nonce, String digest, Instant expiresAt, boolean keepsAnswer)
        implements Comparable<NonceUse> {
    @Override
    public int compareTo(NonceUse other) {
        int byKey = keyId.compareTo(other.keyId);
        return byKey != 0 ? byKey : nonce.compareTo(other.nonce);
    }
}
