package linkspan.blackbox.shop;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signatures as the platforms' pages describe them. */
final class Signing {
    private Signing() {}

    /** {@code X-Shopify-Hmac-Sha256}: of the raw body. */
    static String shopify(String secret, byte[] body) {
        return Base64.getEncoder().encodeToString(hmac(secret, body));
    }

    /** {@code X-Signature} of {@code linkspan-v2}. */
    static String linkspan2(String secret, SignedRequest request) {
        String text = "LINKSPAN2\n" + request.method() + "\n" + request.path() + "\n\n" + request.host() + "\n"
                + request.contentType() + "\n" + request.timestamp() + "\n" + request.nonce() + "\n" + request.keyId()
                + "\n" + request.idempotencyKey() + "\n"
                + HexFormat.of().formatHex(sha256(request.body().getBytes(StandardCharsets.UTF_8)));
        return "v2=" + Base64.getEncoder().encodeToString(hmac(secret, text.getBytes(StandardCharsets.UTF_8)));
    }

    /** What the text to sign is made of; without a query. */
    record SignedRequest(
            String method,
            String path,
            String host,
            String contentType,
            long timestamp,
            String nonce,
            String keyId,
            String idempotencyKey,
            String body) {}

    private static byte[] hmac(String secret, byte[] bytes) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HmacSHA256", e);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
