package linkspan.inbound.auth.hmac;

import java.util.Arrays;
import java.util.List;
import linkspan.inbound.auth.way.Words;
import linkspan.platform.system.SystemSettings;

/**
 * Where signatures stand and how they are written.
 *
 * @param name of the header, lower case
 * @param prefix what stands before each signature: {@code sha256=}; an entry without it is another scheme's
 * @param separator what stands between several
 */
record SignatureHeader(String name, String prefix, Separator separator, MacAlgorithm algorithm, MacEncoding encoding) {
    /** More than these are not looked at: a header may be long. */
    private static final int MOST = 8;

    /** Between the entries of a header. */
    enum Separator {
        NONE(""),
        COMMA(","),
        SPACE(" ");

        private final String text;

        Separator(String text) {
            this.text = text;
        }

        String join(String first, String second) {
            return first + text + second;
        }

        List<String> split(String value) {
            return text.isEmpty()
                    ? List.of(value)
                    : Arrays.stream(value.split(text, -1)).map(String::strip).toList();
        }
    }

    static SignatureHeader of(SystemSettings system) {
        return new SignatureHeader(
                Words.header(system, "auth-header", system.require("auth-header")),
                system.get("auth-prefix", ""),
                Words.read(system, "auth-separator", Separator.NONE),
                Words.read(system, "auth-algorithm", MacAlgorithm.SHA256),
                Words.read(system, "auth-encoding", MacEncoding.HEX));
    }

    /** The signatures in a header that have the form of one, in the spelling of {@link #signature}. */
    List<String> signatures(String value) {
        int length = encoding.write(new byte[algorithm.length()]).length();
        return separator.split(value).stream()
                .filter(entry -> entry.startsWith(prefix))
                .map(entry -> encoding.plain(entry.substring(prefix.length())))
                .filter(signature -> signature.length() == length && encoding.wrote(signature))
                .limit(MOST)
                .toList();
    }

    /** Without the prefix. */
    String signature(byte[] key, byte[] text) {
        return encoding.write(algorithm.of(key, text));
    }
}
