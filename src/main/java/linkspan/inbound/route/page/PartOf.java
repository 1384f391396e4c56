package linkspan.inbound.route.page;

/** A unit's share: it is a part of this kept message, and is written only where the same transaction takes that apart. */
public record PartOf(String messageId) {}
