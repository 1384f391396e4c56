package linkspan.inbound.client;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Public keys of partners: PEM of an Ed25519, P-256 or RSA key (2,048 bits and more). */
public final class PublicKeys {
    private static final Pattern PEM =
            Pattern.compile("\\s*-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\\s]{40,2000})-----END PUBLIC KEY-----\\s*");
    private static final int LEAST_RSA_BITS = 2_048;
    private static final int P256_BITS = 256;

    private PublicKeys() {}

    /** The same without spaces round it; throws {@link IllegalArgumentException} when no such key is in it. */
    static String checked(String pem) {
        read(pem);
        return pem.strip();
    }

    /** Throws {@link IllegalArgumentException} when it is none of the three kinds. */
    public static PublicKey read(String pem) {
        Matcher matcher = PEM.matcher(pem);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("a public key is one PEM block, -----BEGIN PUBLIC KEY-----");
        }
        byte[] der = Base64.getMimeDecoder().decode(matcher.group(1));
        for (String algorithm : List.of("Ed25519", "EC", "RSASSA-PSS", "RSA")) {
            try {
                PublicKey key = KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(der));
                if (isStrong(key)) {
                    return key;
                }
            } catch (GeneralSecurityException e) {
                continue; // of another kind
            }
        }
        throw new IllegalArgumentException("a public key is Ed25519, P-256, or RSA of at least 2048 bits");
    }

    private static boolean isStrong(PublicKey key) {
        if (key instanceof RSAPublicKey rsa) {
            return rsa.getModulus().bitLength() >= LEAST_RSA_BITS;
        }
        if (key instanceof ECPublicKey curve) {
            return curve.getParams().getCurve().getField().getFieldSize() == P256_BITS
                    && curve.getParams().toString().contains("secp256r1");
        }
        return true;
    }
}
