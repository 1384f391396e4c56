package linkspan.operations.timeline;

import java.util.Locale;

/** How far one event is with one system. */
public enum Standing {
    /** It took effect there. */
    DELIVERED,
    /** Its route ended well and sent nothing: the event is not meant for it. */
    NOT_MEANT,
    /** A person gave it up. */
    DISCARDED,
    /** Tried and failed, or next in turn: it is tried again by itself. */
    WAITING,
    /** An earlier event of the order has to get through first. */
    BEHIND,
    /** Given up: a person replays or discards it. */
    DEAD,
    /** Sent, the answer was lost: a person finds out and replays or discards it. */
    UNCERTAIN,
    /** Nothing went wrong so far. */
    UNDER_WAY;

    /** {@code under-way}. What is not meant for a system is done, so it is {@code delivered}, too. */
    public String label() {
        return this == NOT_MEANT
                ? DELIVERED.label()
                : name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
