package linkspan.delivery.key;

import linkspan.model.Event;

/** Names one row of {@code key_positions}; sorted, so that locks are taken in one order. */
public record PositionKey(String system, String topic, String key) implements Comparable<PositionKey> {
    public static PositionKey of(String system, Event event) {
        return new PositionKey(system, event.topic().wire(), event.key());
    }

    @Override
    public int compareTo(PositionKey other) {
        int c = system.compareTo(other.system);
        c = c != 0 ? c : topic.compareTo(other.topic);
        return c != 0 ? c : key.compareTo(other.key);
    }
}
