package linkspan.delivery;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import linkspan.event.Event;
import linkspan.position.PendingStore;
import linkspan.position.PositionKey;
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
    private final Map<PositionKey, Position> known = new LinkedHashMap<>(1024, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<PositionKey, Position> eldest) {
            return size() > MOST;
        }
    };

    Position of(String system, Event event, Function<PositionKey, PendingStore.KnownPosition> load) {
        PositionKey key = PositionKey.of(system, event);
        Position position = find(key);
        if (position == null) {
            position = new Position();
            PendingStore.KnownPosition loaded = load.apply(key);
            position.doneSeq = loaded.doneSeq();
            position.parked = loaded.parked();
            synchronized (known) {
                known.put(key, position);
            }
        }
        return position;
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
