package linkspan.inbound.route.page;

/** A unit's share: this kept message has become its parts. Written only while it is still kept. */
public record TakenApart(String messageId) {}
