package linkspan.inbound.route;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import linkspan.inbound.client.NewKey;

/** Requests proven in the ways that the API knows besides {@code linkspan-v2}, written from the page alone. */
final class Proofs {
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
        return messageWithout("", key, pair, port, time, method, target, body, once);
    }

    /** The same, soundly signed, but for one component that it does not cover. */
    static Signed messageWithout(
            String component,
            NewKey key,
            KeyPair pair,
            int port,
            Instant time,
            String method,
            String target,
            String body,
            String once) {
        Map<String, String> headers = headers(body, once);
        String[] parts = target.split("\\?", 2);
        Map<String, String> covered = new LinkedHashMap<>();
        covered.put("@method", method);
        covered.put("@authority", "127.0.0.1:" + port);
        covered.put("@path", parts[0]);
        covered.put("@query", "?" + (parts.length > 1 ? parts[1] : ""));
        if (!body.isEmpty()) {
            String digest = "sha-256=:"
                    + Base64.getEncoder().encodeToString(sha256(body.getBytes(StandardCharsets.UTF_8))) + ":";
            headers.put("Content-Digest", digest);
            covered.put("content-type", "application/json");
            covered.put("content-digest", digest);
        }
        if (!once.isEmpty()) {
            covered.put("idempotency-key", once);
        }
        covered.remove(component);
        StringBuilder base = new StringBuilder();
        covered.forEach((name, value) -> base.append('"' + name + "\": " + value + "\n"));
        String parameters = "(\"" + String.join("\" \"", covered.keySet()) + "\");created=" + time.getEpochSecond()
                + ";nonce=\"" + UUID.randomUUID() + "\";keyid=\"" + key.keyId() + "\"";
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
