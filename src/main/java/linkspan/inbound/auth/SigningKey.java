package linkspan.inbound.auth;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import linkspan.model.Sha256;

/**
 * The sender's side of {@code linkspan-v2}: what a POST of JSON carries to be believed.
 *
 * @param keyId which key it is, as sent
 * @param secret what both sides know
 */
public record SigningKey(String keyId, String secret) {

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
        return "SigningKey[" + keyId + "]";
    }

    /**
     * All headers but {@code Host}, which must be sent as the address says it.
     *
     * @param type of the body, as it is sent
     * @param millis now, since 1970
     * @param nonce 16 to 64 of {@code [A-Za-z0-9_-]}, never used before
     */
    public Map<String, String> headers(
            URI address, String type, String idempotencyKey, byte[] body, long millis, String nonce) {
        String query = address.getRawQuery();
        String text = String.join(
                "\n",
                "LINKSPAN2",
                "POST",
                address.getRawPath(),
                query == null ? "" : query,
                address.getAuthority(),
                type,
                Long.toString(millis),
                nonce,
                keyId,
                idempotencyKey,
                Sha256.hex(body));
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", type);
        headers.put("Authorization", "ApiKey " + keyId);
        headers.put("X-Timestamp", Long.toString(millis));
        headers.put("X-Nonce", nonce);
        headers.put("X-Signature", "v2=" + Hmac.base64(secret, new SignedText(text).bytes()));
        headers.put("Idempotency-Key", idempotencyKey);
        return headers;
    }
}
