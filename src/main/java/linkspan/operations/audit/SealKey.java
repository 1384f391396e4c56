package linkspan.operations.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import linkspan.model.Json;

/** Makes marks of lines and seals, with a key of its own out of the master key: who has only the database cannot. */
final class SealKey {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int MARK_DIGITS = 16;
    private final SecretKeySpec key;

    SealKey(String masterKey) {
        key = new SecretKeySpec(mac(new SecretKeySpec(masterKey.getBytes(UTF_8), ALGORITHM), "audit-seals"), ALGORITHM);
    }

    /** Of one line. */
    String mark(AuditEntry line) {
        return HexFormat.of()
                .formatHex(mac(key, "line " + Json.text(line.json())))
                .substring(0, MARK_DIGITS);
    }

    /** Of one seal, which takes in the one before; {@code previousMac} is empty for the first. */
    String mac(AuditSeal seal, String previousMac) {
        String text = Json.text(JsonNodeFactory.instance
                .arrayNode()
                .add(seal.number())
                .add(seal.last())
                .add(seal.newestAt().toString())
                .add(seal.marks())
                .add(previousMac));
        return HexFormat.of().formatHex(mac(key, "seal " + text));
    }

    private static byte[] mac(SecretKeySpec key, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
