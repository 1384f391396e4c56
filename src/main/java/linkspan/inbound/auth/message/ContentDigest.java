package linkspan.inbound.auth.message;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code Content-Digest} of a body (RFC 9530): {@code sha-256=:…:} or {@code sha-512=:…:}, or both. */
final class ContentDigest {
    private static final Map<String, String> ALGORITHMS = Map.of("sha-256", "SHA-256", "sha-512", "SHA-512");
    private static final Pattern FORM = Pattern.compile("(sha-256|sha-512)=:([A-Za-z0-9+/]{43,86}={0,2}):");

    private ContentDigest() {}

    /** True when all that the field says is right, and it says something; other algorithms are not believed. */
    static boolean matches(String field, byte[] body) {
        boolean matches = true;
        for (String one : field.split(",", -1)) {
            Matcher form = FORM.matcher(one.strip());
            if (!form.matches()) {
                return false;
            }
            matches &= MessageDigest.isEqual(digest(form.group(1), body), decoded(form.group(2)));
        }
        return matches;
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static byte[] digest(String algorithm, byte[] body) {
        try {
            return MessageDigest.getInstance(ALGORITHMS.getOrDefault(algorithm, ""))
                    .digest(body);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
