package linkspan.inbound.message;

import java.util.function.Supplier;

/** A unit's share: what it came of is not stored, unless a store refuses the unit; then it is made, and kept for a person. */
public record LetterWhenRefused(Supplier<ReceivedMessage> message) {}
