package linkspan.outbound.http;

import java.nio.charset.StandardCharsets;

/** Any text as a header carries it. */
final class HeaderText {
    private HeaderText() {}

    /** Percent-encoding of what a header cannot carry (CloudEvents HTTP binding §3.1.3.2). */
    static String encoded(String value) {
        StringBuilder out = new StringBuilder();
        for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = b > 0x20 && b < 0x7f && b != '%' && b != '"';
            out.append(plain ? String.valueOf((char) b) : String.format("%%%02X", b));
        }
        return out.toString();
    }
}
