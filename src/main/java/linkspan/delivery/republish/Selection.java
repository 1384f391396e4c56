package linkspan.delivery.republish;

import java.time.Instant;
import linkspan.model.Topic;
import org.jspecify.annotations.Nullable;

/**
 * Which events go out again.
 *
 * @param since events of that time and later, by the clock of the hub that committed them
 * @param topic null for all
 * @param key null for all; one order or SKU
 */
public record Selection(
        Instant since, @Nullable Topic topic, @Nullable String key) {
    /** For the audit log. */
    @Override
    public String toString() {
        return "since " + since + (topic == null ? "" : " topic " + topic.wire()) + (key == null ? "" : " key " + key);
    }
}
