package linkspan.lab.bench.bare;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.vertx.core.MultiMap;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The sender's signature over the request, as {@code src/docs/signing.md} says it. Used on one event loop. */
final class BareSignature {
    private final Mac mac;
    private final MessageDigest sha256;

    BareSignature(String secret) throws GeneralSecurityException {
        mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(ISO_8859_1), "HmacSHA256"));
        sha256 = MessageDigest.getInstance("SHA-256");
    }

    /** The digest of the body, or null where the signature is wrong. */
    @org.jspecify.annotations.Nullable
    String checked(String path, MultiMap headers, byte[] body) {
        String digest = HexFormat.of().formatHex(sha256.digest(body));
        String text = String.join(
                "\n",
                "LINKSPAN2",
                "POST",
                path,
                "",
                headers.get("Host"),
                headers.get("Content-Type"),
                headers.get("X-Timestamp"),
                headers.get("X-Nonce"),
                headers.get("Authorization").substring("ApiKey ".length()),
                headers.get("Idempotency-Key"),
                digest);
        String expected = "v2=" + Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(ISO_8859_1)));
        byte[] given = headers.get("X-Signature").getBytes(ISO_8859_1);
        return MessageDigest.isEqual(expected.getBytes(ISO_8859_1), given) ? digest : null;
    }
}
