package linkspan.mapping.jslt;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import linkspan.mapping.run.WatchedText;

/**
 * JSLT gives texts to {@code java.util.regex}, which knows no end: a pattern that goes back and back over a text is tried
 * out first on a text that counts. Costs the matching twice.
 */
final class PatternTrial {
    private static final Set<String> WITH_PATTERN = Set.of("test", "capture", "replace", "split");
    private static final int MOST = 500;
    private final Map<String, Pattern> compiled = new ConcurrentHashMap<>();

    /** Of a call of JSLT's own functions; any other has nothing to try. */
    void run(String function, JsonNode[] values) {
        if (!WITH_PATTERN.contains(function)
                || values.length < 2
                || !values[1].isTextual()
                || !values[0].isValueNode()) {
            return;
        }
        try {
            WatchedText.tryOut(pattern(values[1].textValue()), values[0].asText());
        } catch (PatternSyntaxException e) {
            return; // the function itself says so
        }
    }

    private Pattern pattern(String text) {
        if (compiled.size() > MOST) {
            compiled.clear(); // patterns that are made of messages
        }
        return compiled.computeIfAbsent(text, Pattern::compile);
    }
}
