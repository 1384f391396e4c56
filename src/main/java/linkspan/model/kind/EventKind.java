package linkspan.model.kind;

import com.fasterxml.jackson.databind.JsonNode;
import linkspan.model.EventDraft;
import linkspan.model.EventKey;
import linkspan.model.EventType;

/**
 * What there is to know of an event.
 *
 * @param title for people: {@code Order created}
 */
public record EventKind(EventType type, EventKey key, String title) {
    /** One of the hub's own, before a file has said its title. */
    static EventKind own(EventType type) {
        return new EventKind(type, type.ownKey(), type.label());
    }

    public String label() {
        return type.label();
    }

    /** The key of an event with this data; throws {@link IllegalArgumentException} where it is missing or blank. */
    public String keyOf(JsonNode data) {
        return key.in(data, type.topic());
    }

    /** Such an event; throws {@link IllegalArgumentException} where its key is missing or blank. */
    public EventDraft draft(JsonNode data) {
        return new EventDraft(type, keyOf(data), data);
    }
}
