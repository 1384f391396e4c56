package linkspan.inbound.route;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import linkspan.inbound.client.NewKey;

/** Requests proven in the ways that the API knows besides {@code linkspan-v2}, written from the page alone. */
final class Proofs {
    static final String COVERED = "\"@method\" \"@authority\" \"@path\" \"@query\" \"content-type\" \"content-digest\""
            + " \"idempotency-key\"";

    private Proofs() {}

    private static Map<String, String> headers(String body, String idempotencyKey) {
        Map<String, String> headers = new TreeMap<>();
        if (!body.isEmpty()) {
            headers.put("Content-Type", "application/json");
        }
        if (!idempotencyKey.isEmpty()) {
            headers.put("Idempotency-Key", idempotencyKey);
        }
        return headers;
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The mission's first scheme. */
    static Signed v1(NewKey key, long time, String method, String target, String body, String idempotencyKey) {
        Map<String, String> headers = headers(body, idempotencyKey);
        headers.put("Authorization", "ApiKey " + key.keyId());
        headers.put("X-Timestamp", Long.toString(time));
        String text = time + key.keyId() + body + key.secret();
        headers.put("X-Signature", HexFormat.of().formatHex(sha256(text.getBytes(StandardCharsets.UTF_8))));
        return new Signed(method, target, body, headers);
    }

    /** With any token. */
    static Signed bearer(String token, String method, String target, String body, String idempotencyKey) {
        Map<String, String> headers = headers(body, idempotencyKey);
        headers.put("Authorization", "Bearer " + token);
        return new Signed(method, target, body, headers);
    }

    /** RFC 9421; {@code pair} null for HMAC with the key's secret. */
    static Signed message(
            NewKey key, KeyPair pair, int port, Instant time, String method, String target, String body, String once) {
        Map<String, String> headers = headers(body, once);
        StringBuilder covered = new StringBuilder("\"@method\" \"@authority\" \"@path\" \"@query\"");
        String[] parts = target.split("\\?", 2);
        StringBuilder base = new StringBuilder()
                .append("\"@method\": " + method + "\n")
                .append("\"@authority\": 127.0.0.1:" + port + "\n")
                .append("\"@path\": " + parts[0] + "\n")
                .append("\"@query\": ?" + (parts.length > 1 ? parts[1] : "") + "\n");
        if (!body.isEmpty()) {
            String digest = "sha-256=:"
                    + Base64.getEncoder().encodeToString(sha256(body.getBytes(StandardCharsets.UTF_8))) + ":";
            headers.put("Content-Digest", digest);
            covered.append(" \"content-type\" \"content-digest\"");
            base.append("\"content-type\": application/json\n\"content-digest\": " + digest + "\n");
        }
        if (!once.isEmpty()) {
            covered.append(" \"idempotency-key\"");
            base.append("\"idempotency-key\": " + once + "\n");
        }
        String parameters = "(" + covered + ");created=" + time.getEpochSecond() + ";nonce=\"" + UUID.randomUUID()
                + "\";keyid=\"" + key.keyId() + "\"";
        base.append("\"@signature-params\": " + parameters);
        headers.put("Signature-Input", "sig1=" + parameters);
        headers.put("Signature", "sig1=:" + signature(key, pair, base.toString()) + ":");
        return new Signed(method, target, body, headers);
    }

    private static String signature(NewKey key, KeyPair pair, String base) {
        byte[] text = base.getBytes(StandardCharsets.UTF_8);
        try {
            if (pair != null) {
                Signature signer = Signature.getInstance("Ed25519");
                signer.initSign(pair.getPrivate());
                signer.update(text);
                return Base64.getEncoder().encodeToString(signer.sign());
            }
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.secret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
