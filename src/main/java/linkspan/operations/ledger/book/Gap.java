package linkspan.operations.ledger.book;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that was accepted and is nowhere any more.
 *
 * @param system empty where it is about the event or the order itself
 */
public record Gap(
        long id,
        Kind kind,
        What what,
        Instant foundAt,
        @Nullable Instant overAt,
        @Nullable String why) {
    /** What is missing where. */
    public record What(String system, String topic, String key, long seq, String eventId) {}

    public enum Kind {
        EVENT("a row of events is gone"),
        ORDER("a row of orders is gone"),
        DELIVERY("a row of deliveries is gone"),
        PENDING("a row of pending is gone"),
        SKIPPED("its record was never delivered");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String label) {
            return valueOf(label.toUpperCase(Locale.ROOT));
        }
    }

    /** One English sentence. */
    public String words() {
        return what.topic + " " + what.key + (what.seq == 0 ? "" : " #" + what.seq)
                + (what.eventId.isEmpty() ? "" : " " + what.eventId)
                + (what.system.isEmpty() ? "" : " for " + what.system) + ": " + kind.words;
    }

    public ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("gap", id)
                .put("kind", kind.label())
                .put("system", what.system)
                .put("topic", what.topic)
                .put("key", what.key)
                .put("sequence", what.seq)
                .put("event", what.eventId)
                .put("foundAt", foundAt.toString())
                .put("overAt", overAt == null ? null : overAt.toString())
                .put("why", why)
                .put("words", words());
    }
}
