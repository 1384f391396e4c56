package linkspan.inbound.route;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import linkspan.inbound.client.NewKey;

/** A request signed by {@code linkspan-v2}, written from the page alone; every field can be changed after signing. */
record Signed(String method, String path, String body, Map<String, String> headers) {
    static Signed of(
            NewKey key, int port, long time, String method, String target, String body, String idempotencyKey) {
        Map<String, String> headers = new TreeMap<>();
        headers.put("Authorization", "ApiKey " + key.keyId());
        headers.put("X-Timestamp", Long.toString(time));
        headers.put("X-Nonce", UUID.randomUUID().toString());
        if (!body.isEmpty()) {
            headers.put("Content-Type", "application/json");
        }
        if (!idempotencyKey.isEmpty()) {
            headers.put("Idempotency-Key", idempotencyKey);
        }
        return new Signed(method, target, body, headers).signed(key, port);
    }

    /** The same with this header, not signed again. */
    Signed with(String header, String value) {
        Map<String, String> changed = new TreeMap<>(headers);
        changed.put(header, value);
        return new Signed(method, path, body, changed);
    }

    Signed without(String header) {
        Map<String, String> changed = new TreeMap<>(headers);
        changed.remove(header);
        return new Signed(method, path, body, changed);
    }

    Signed signed(NewKey key, int port) {
        return with("X-Signature", "v2=" + signature(key, port));
    }

    String signature(NewKey key, int port) {
        String[] parts = path.split("\\?", 2);
        String text = "LINKSPAN2\n" + method + "\n" + parts[0] + "\n" + (parts.length > 1 ? parts[1] : "") + "\n"
                + "127.0.0.1:" + port + "\n" + headers.getOrDefault("Content-Type", "") + "\n"
                + headers.get("X-Timestamp") + "\n" + headers.get("X-Nonce") + "\n" + key.keyId() + "\n"
                + headers.getOrDefault("Idempotency-Key", "") + "\n" + sha256(body);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.secret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sha256(String body) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<String> send(Sender sender) {
        return sender.send(method, path, body, headers);
    }
}
