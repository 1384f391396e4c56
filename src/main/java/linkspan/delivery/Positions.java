package linkspan.delivery;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import linkspan.delivery.key.PositionKey;
import linkspan.delivery.position.PendingStore;
import linkspan.model.Event;
import linkspan.model.Topic;
import org.jspecify.annotations.Nullable;

/**
 * What a system's lanes know of their keys without asking the database. A hint: the row decides, and what is thrown
 * away here is read again. Bounded.
 */
final class Positions {
    /** Mutable, used by one lane at a time. */
    static final class Position {
        volatile long doneSeq;
        volatile long passedSeq;
        volatile boolean parked;

        /** True: an event in between was never seen here. */
        boolean gapBefore(long seq) {
            return seq > Math.max(doneSeq, passedSeq) + 1;
        }
    }

    private static final int MOST = 50_000;
    private static final PendingStore.KnownPosition NOTHING_DONE = new PendingStore.KnownPosition(0, false);
    private final String system;
    private final PendingStore store;
    private final Map<PositionKey, Position> known = new LinkedHashMap<>(1024, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<PositionKey, Position> eldest) {
            return size() > MOST;
        }
    };

    Positions(String system, PendingStore store) {
        this.system = system;
        this.store = store;
    }

    Position of(Event event) {
        PositionKey key = PositionKey.of(system, event);
        Position position = find(key);
        if (position == null) {
            position = new Position();
            PendingStore.KnownPosition loaded = store.position(key);
            position.doneSeq = loaded.doneSeq();
            position.parked = loaded.parked();
            synchronized (known) {
                known.put(key, position);
            }
        }
        return position;
    }

    /** Looks up at once what is not known of these events' keys. */
    void load(List<Event> events) {
        Map<Topic, Set<String>> unknown = new TreeMap<>();
        for (Event event : events) {
            if (find(PositionKey.of(system, event)) == null) {
                unknown.computeIfAbsent(event.topic(), topic -> new HashSet<>()).add(event.key());
            }
        }
        unknown.forEach((topic, keys) -> {
            Map<String, PendingStore.KnownPosition> found = store.positions(system, topic.wire(), keys);
            for (String key : keys) {
                PendingStore.KnownPosition loaded = found.getOrDefault(key, NOTHING_DONE);
                Position position = new Position();
                position.doneSeq = loaded.doneSeq();
                position.parked = loaded.parked();
                synchronized (known) {
                    known.putIfAbsent(new PositionKey(system, topic.wire(), key), position);
                }
            }
        });
    }

    private @Nullable Position find(PositionKey key) {
        synchronized (known) {
            return known.get(key);
        }
    }

    /** Partitions came or went: others may have moved on with these keys. */
    void forget() {
        synchronized (known) {
            known.clear();
        }
    }
}
