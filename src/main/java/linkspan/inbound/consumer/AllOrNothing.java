package linkspan.inbound.consumer;

/** Part of a unit that nobody can be told of a refusal: what a store refuses fails the whole commit, so its source keeps the message. */
public record AllOrNothing() {}
