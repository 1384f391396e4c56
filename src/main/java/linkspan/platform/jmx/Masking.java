package linkspan.platform.jmx;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Knows the secrets that routes have asked for by <code>{{secret:…}}</code>, and takes them out of texts. Safe for many threads. */
public final class Masking {
    private static final String MASK = "xxxxxx";
    private static final int SHORTEST = 4;
    private final Set<String> values = ConcurrentHashMap.newKeySet();

    /** Returns the value; one of less than {@value #SHORTEST} characters is no secret, and taking it out would spoil every text. */
    public String remember(String value) {
        if (value.length() >= SHORTEST) {
            values.add(value);
            values.add(URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
        return value;
    }

    /** The text without them. */
    public String of(String text) {
        String masked = text;
        for (String value : values) {
            masked = masked.replace(value, MASK);
        }
        return masked;
    }
}
