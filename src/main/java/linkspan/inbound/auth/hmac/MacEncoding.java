package linkspan.inbound.auth.hmac;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;

/** How the bytes of a signature are written. */
enum MacEncoding {
    /** In lower case; from others either case is taken. */
    HEX {
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
    BASE64 {
        @Override
        String write(byte[] mac) {
            return Base64.getEncoder().encodeToString(mac);
        }

        @Override
        String plain(String given) {
            return given;
        }
    };

    abstract String write(byte[] mac);

    /** What somebody else wrote, in the one spelling that is compared. */
    abstract String plain(String given);
}
