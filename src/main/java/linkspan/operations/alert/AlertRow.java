package linkspan.operations.alert;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import linkspan.platform.alert.AlertRule;
import org.jspecify.annotations.Nullable;

/**
 * An alert as it stands.
 *
 * @param state {@code pending}: not for long enough yet; {@code firing}; {@code over}
 * @param incident counts how often it began
 * @param silencedUntil nobody is told before; null when it is not silenced
 */
public record AlertRow(
        AlertRule rule,
        String subject,
        String state,
        int incident,
        String text,
        Instant beganAt,
        @Nullable Instant overAt,
        @Nullable Instant silencedUntil) {

    /** As operators and routes are told. */
    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", id())
                .put("rule", rule.label())
                .put("subject", subject)
                .put("state", state)
                .put("title", rule.english())
                .put("titleZh", rule.chinese())
                .put("text", text)
                .put("since", seconds(beganAt));
        if (overAt != null) {
            json.put("until", seconds(overAt));
        }
        if (silencedUntil != null) {
            json.put("silencedUntil", seconds(silencedUntil));
        }
        return json;
    }

    /** The same for whoever tells of it, so that a receiver can drop what comes twice. */
    private String id() {
        String all = rule.label() + '\n' + subject + '\n' + incident + '\n' + state + '\n' + beganAt;
        return "alert_" + UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8));
    }

    private static String seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
