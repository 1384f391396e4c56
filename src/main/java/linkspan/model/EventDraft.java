package linkspan.model;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An event that a route wants: not yet accepted, without id or sequence number.
 *
 * @param type what happened
 * @param key the key within the topic in whose order this event takes effect
 * @param data canonical JSON; not to be changed after it was handed over
 */
public record EventDraft(EventType type, String key, JsonNode data) {
    /** One of the hub's own; throws {@link IllegalArgumentException} for any other, and where the key is missing. */
    public EventDraft(EventType type, JsonNode data) {
        this(type, type.ownKey().in(data, type.topic()), data);
    }
}
