package linkspan.operations.access;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * What is stored of a password: {@code pbkdf2-sha512$<rounds>$<salt>$<key>}. 210,000 rounds of HMAC-SHA-512 (OWASP, Password
 * Storage, 2023) cost a fifth of a second and more.
 */
final class Passwords {
    static final int SHORTEST = 12;
    static final int LONGEST = 200;
    private static final String NAME = "pbkdf2-sha512";
    private static final int ROUNDS = 210_000;
    private static final int BITS = 256;
    /** Of nobody: an unknown name takes as long as a wrong password. */
    static final String NOBODY = String.join("$", NAME, Integer.toString(ROUNDS), "00".repeat(16), "00".repeat(32));

    private final SecureRandom random;

    Passwords(SecureRandom random) {
        this.random = random;
    }

    String stored(String password) {
        byte[] salt = new byte[16];
        random.nextBytes(salt);
        return String.join(
                "$",
                NAME,
                Integer.toString(ROUNDS),
                HexFormat.of().formatHex(salt),
                HexFormat.of().formatHex(derived(password, salt, ROUNDS)));
    }

    /** In a time that tells nothing of how much is right. */
    static boolean isRight(String password, String stored) {
        String[] parts = stored.split("\\$", -1);
        if (parts.length != 4 || !parts[0].equals(NAME) || password.length() > LONGEST) {
            return false;
        }
        byte[] salt = HexFormat.of().parseHex(parts[2]);
        return MessageDigest.isEqual(
                derived(password, salt, Integer.parseInt(parts[1])),
                HexFormat.of().parseHex(parts[3]));
    }

    private static byte[] derived(String password, byte[] salt, int rounds) {
        PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, rounds, BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } finally {
            spec.clearPassword();
        }
    }
}
