package linkspan.model;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An event that a route wants: not yet accepted, without id or sequence number.
 *
 * @param type what happened
 * @param data canonical JSON; not to be changed after it was handed over
 */
public record EventDraft(EventType type, JsonNode data) {
    public EventDraft {
        type.topic().keyOf(data);
    }

    /** The key within the topic in whose order this event takes effect. */
    public String key() {
        return type.topic().keyOf(data);
    }
}
