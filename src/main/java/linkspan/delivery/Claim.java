package linkspan.delivery;

import linkspan.event.Event;

/**
 * The right to deliver what waits under a parked key, until it expires or somebody else takes it.
 *
 * @param number rises with every claim of the key; an older one writes nothing
 */
record Claim(PositionKey key, long number) {
    /** The first event that waits under a claim. */
    record Head(Event event, int attempts) {}
}
