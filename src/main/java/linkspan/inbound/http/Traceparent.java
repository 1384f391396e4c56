package linkspan.inbound.http;

import java.util.HexFormat;
import java.util.Random;
import java.util.regex.Pattern;

/** The W3C header {@code traceparent}, version 00: {@code 00-<trace id>-<parent id>-<flags>}. */
public final class Traceparent {
    private static final Pattern WELL_FORMED =
            Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");
    private static final Pattern LATER_VERSION =
            Pattern.compile("(?!00|ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(-.*)?");
    private static final int LENGTH = 55;
    private final Random random;

    /** The source of trace ids: unique, not secret. */
    public Traceparent(Random random) {
        this.random = random;
    }

    /** The trace that the sender is in, else a new one. A later version is read as far as version 00 goes. */
    public String continued(String sent) {
        if (WELL_FORMED.matcher(sent).matches()) {
            return sent;
        }
        if (LATER_VERSION.matcher(sent).matches()) {
            return "00" + sent.substring(2, LENGTH);
        }
        byte[] ids = new byte[24];
        random.nextBytes(ids);
        ids[15] |= 1; // an id of zeros only would not be valid
        ids[23] |= 1;
        HexFormat hex = HexFormat.of();
        return "00-" + hex.formatHex(ids, 0, 16) + "-" + hex.formatHex(ids, 16, 24) + "-01";
    }
}
