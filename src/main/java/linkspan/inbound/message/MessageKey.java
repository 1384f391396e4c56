package linkspan.inbound.message;

import java.util.Comparator;

/**
 * What makes a message the same message: within this scope a key is used once.
 *
 * @param client who sent it
 * @param method HTTP method
 * @param route id of the route that took it
 * @param key idempotency key or delivery id
 */
public record MessageKey(String client, String method, String route, String key) implements Comparable<MessageKey> {

    private static final Comparator<MessageKey> ORDER = Comparator.comparing(MessageKey::client)
            .thenComparing(MessageKey::method)
            .thenComparing(MessageKey::route)
            .thenComparing(MessageKey::key);

    @Override
    public int compareTo(MessageKey other) {
        return ORDER.compare(this, other);
    }
}
