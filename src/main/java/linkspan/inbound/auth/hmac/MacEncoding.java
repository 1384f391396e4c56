package linkspan.inbound.auth.hmac;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/** How the bytes of a signature are written. */
enum MacEncoding {
    /** In lower case; from others either case is taken. */
    HEX("[0-9a-f]+") {
        @Override
        String write(byte[] mac) {
            return HexFormat.of().formatHex(mac);
        }

        @Override
        String plain(String given) {
            return given.toLowerCase(Locale.ROOT);
        }
    },
    /** RFC 4648 §4, with padding. */
    BASE64("[A-Za-z0-9+/]+={0,2}") {
        @Override
        String write(byte[] mac) {
            return Base64.getEncoder().encodeToString(mac);
        }

        @Override
        String plain(String given) {
            return given;
        }
    };

    private final Pattern alphabet;

    MacEncoding(String alphabet) {
        this.alphabet = Pattern.compile(alphabet);
    }

    /** Whether a text in the spelling of {@link #plain} is written this way. */
    boolean wrote(String plain) {
        return alphabet.matcher(plain).matches();
    }

    abstract String write(byte[] mac);

    /** What somebody else wrote, in the one spelling that is compared. */
    abstract String plain(String given);
}
