package linkspan.delivery.republish;

/**
 * What one call has done of a selection.
 *
 * @param events that got an outbox row
 * @param keys they belong to
 * @param after where the next call goes on: the last key's {@code topic/key}, empty at the beginning
 * @param done nothing is left
 */
public record Slice(long events, long keys, String after, boolean done) {}
