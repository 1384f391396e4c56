package linkspan.delivery.eligibility;

import linkspan.model.Event;
import linkspan.model.EventType;
import linkspan.model.Json;
import linkspan.model.Topic;

/**
 * A system that hears of the orders placed through it, and of no others: {@code <system>.channel=peppol}. Its order ids
 * begin with {@code peppol-}; since a client of the API may choose such an id, too, the order itself is asked.
 *
 * @param name empty: every order concerns it
 */
public record OwnChannel(String name) {
    /** By its key alone: no is certain, yes is not. */
    public boolean mayConcern(EventType type, String key) {
        return name.isEmpty() || !type.topic().equals(Topic.ORDER) || key.startsWith(name + "-");
    }

    /** Whether the system gets the event. */
    public boolean concerns(Event event) {
        if (!mayConcern(event.type(), event.key())) {
            return false;
        }
        return name.isEmpty()
                || !event.type().topic().equals(Topic.ORDER)
                || Json.readOwn(event.data()).path("channel").asText().equals(name);
    }
}
