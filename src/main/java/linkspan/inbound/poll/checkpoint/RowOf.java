package linkspan.inbound.poll.checkpoint;

/** A unit's share: it is a row of the page of that route in the same transaction. */
public record RowOf(String route) {}
