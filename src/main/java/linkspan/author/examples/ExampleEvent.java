package linkspan.author.examples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.Map;
import linkspan.model.EventType;

/**
 * {@code $event} while examples run: always the same, so that an output can be written down. A mapping that receives has
 * none, as in the hub.
 */
public final class ExampleEvent {
    private static final String ID = "00000000-0000-4000-8000-000000000001";
    private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");

    private ExampleEvent() {}

    /** A name that no own event begins names one of the author's: {@code deliver-order-returned}. */
    private static String type(String name) {
        String rest = name.substring(name.indexOf('-') + 1);
        return EventType.OWN.stream()
                .filter(own -> rest.equals(own.label()) || rest.startsWith(own.label() + "-"))
                .findFirst()
                .map(EventType::name)
                .orElseGet(() -> name.startsWith("deliver-") ? EventType.named(rest) : EventType.ORDER_CREATED.name());
    }

    /** Of the event that the mapping is named after, else of {@code order-created}. */
    public static Map<String, JsonNode> variables(String mapping) {
        String name = mapping.substring(mapping.indexOf('/') + 1);
        if (name.startsWith("receive-")) {
            return Map.of();
        }
        return Map.of(
                "event",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("eventId", ID)
                        .put("eventType", type(name))
                        .put("sequence", 1L)
                        .put("timestamp", TIME.toEpochMilli())
                        .put("key", "example"));
    }
}
