package linkspan.delivery.key;

import linkspan.model.Event;

/**
 * The right to deliver what waits under a parked key, until it expires or somebody else takes it.
 *
 * @param number rises with every claim of the key; an older one writes nothing
 */
public record Claim(PositionKey key, long number) {
    /** The first event that waits under a claim. */
    public record Head(Event event, int attempts) {}
}
