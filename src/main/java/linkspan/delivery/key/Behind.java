package linkspan.delivery.key;

import java.time.Instant;
import java.util.Set;
import linkspan.model.Event;
import linkspan.model.EventType;

/**
 * A lane's question before a call: may this event go now, or does it wait behind others of its key?
 *
 * @param routed the types that the system takes
 * @param startsAt events before this are not for the system
 */
public record Behind(String system, Event event, Set<EventType> routed, Instant startsAt) {
    public Behind {
        routed = Set.copyOf(routed);
    }

    /** The answer, with how far the key is. */
    public record Decision(Turn turn, long doneSeq) {}

    public enum Turn {
        CALL,
        WAITS,
        DONE
    }
}
