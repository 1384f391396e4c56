package linkspan.inbound.deadletter;

/** A unit's share: what this kept message means now. Written only while the message is still kept. */
public record ReplayOf(String messageId) {}
