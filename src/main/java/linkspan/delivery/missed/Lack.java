package linkspan.delivery.missed;

/**
 * A system lacks an event.
 *
 * @param key of the first that was found; there may be more
 */
public record Lack(String system, String topic, String key) {}
