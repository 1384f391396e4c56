package linkspan.call;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a call goes and within which limits.
 *
 * @param url may hold <code>{field}</code>
 * @param timeout for the whole call, from the first byte sent to the last byte read
 * @param envelope the system answers 200 with a {@code code}, and only 0 is success
 * @param token bearer token, or null
 */
record CallTarget(
        String system,
        String method,
        String url,
        Duration timeout,
        boolean envelope,
        @Nullable String token) {
    private static final Pattern FIELD = Pattern.compile("\\{([A-Za-z0-9_-]+)}");

    /** The address for this event; throws where a field is missing. */
    String urlFor(@Nullable JsonNode data) {
        Matcher m = FIELD.matcher(url);
        StringBuilder filled = new StringBuilder();
        while (m.find()) {
            JsonNode value = data == null ? null : data.get(m.group(1));
            if (value == null || !value.isValueNode() || value.asText().isEmpty()) {
                throw new IllegalArgumentException(m.group(1) + ": missing, it is part of the address");
            }
            String encoded =
                    URLEncoder.encode(value.asText(), StandardCharsets.UTF_8).replace("+", "%20");
            m.appendReplacement(filled, Matcher.quoteReplacement(encoded));
        }
        return m.appendTail(filled).toString();
    }
}
