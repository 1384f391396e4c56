package linkspan.inbound.auth.hmac;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The hash of an HMAC (RFC 2104). SHA-1 is for platforms that know no other; as a MAC it is not broken. */
enum MacAlgorithm {
    SHA256("HmacSHA256", 32),
    SHA512("HmacSHA512", 64),
    SHA1("HmacSHA1", 20);

    private final String name;
    private final int length;

    MacAlgorithm(String name, int length) {
        this.name = name;
        this.length = length;
    }

    /** Bytes of a signature. */
    int length() {
        return length;
    }

    byte[] of(byte[] key, byte[] text) {
        try {
            Mac mac = Mac.getInstance(name);
            mac.init(new SecretKeySpec(key, name));
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
