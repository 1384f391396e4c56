package linkspan.inbound.auth.hmac;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import linkspan.inbound.auth.way.Words;
import linkspan.platform.system.ConfigurationError;

/** How the bytes of a key become of a secret as it is written. */
enum SecretForm {
    /** Its UTF-8 bytes. */
    TEXT {
        @Override
        byte[] key(String secret) {
            return secret.getBytes(StandardCharsets.UTF_8);
        }
    },
    /** Base64, either alphabet, with or without padding; a {@code whsec_} in front is no part of it. */
    BASE64 {
        private static final String PREFIX = "whsec_";

        @Override
        byte[] key(String secret) {
            String code = secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : secret;
            return Base64.getDecoder().decode(code.replace('-', '+').replace('_', '/'));
        }
    };

    /** Throws {@link IllegalArgumentException}. */
    abstract byte[] key(String secret);

    /** The key of a secret of that name; the error never shows the secret. */
    byte[] key(String name, String secret) {
        try {
            byte[] key = key(secret.strip());
            if (key.length > 0) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            throw new ConfigurationError("the secret " + name + " is not " + Words.of(this) + " (auth-secret-form)");
        }
        throw new ConfigurationError("the secret " + name + " is empty");
    }
}
