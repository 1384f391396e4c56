package linkspan.inbound.message;

/** A unit's share: what it came of is not stored, unless a store refuses the unit; then it is kept for a person. */
public record LetterWhenRefused(ReceivedMessage message) {}
