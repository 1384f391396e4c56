package linkspan.inbound.client.count;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts calls by client, version of the API and way of signing: at once in {@code linkspan.calls}, in the table when they
 * are written. What a killed hub had not written is not counted. Safe for many threads.
 */
public final class CallCounts {
    private record Kind(String client, String version, String way) implements Comparable<Kind> {
        @Override
        public int compareTo(Kind other) {
            return (client + ' ' + version + ' ' + way).compareTo(other.client + ' ' + other.version + ' ' + other.way);
        }
    }

    private final CallCountStore store;
    private final MeterRegistry meters;
    private final Clock clock;
    private final Map<Kind, LongAdder> since = new ConcurrentHashMap<>();

    public CallCounts(CallCountStore store, MeterRegistry meters, Clock clock) {
        this.store = store;
        this.meters = meters;
        this.clock = clock;
    }

    /** One more; all three come from closed sets: registered clients, served versions, known ways. */
    public void count(String client, String version, String way) {
        meters.counter("linkspan.calls", "client", client, "version", version, "way", way)
                .increment();
        since.computeIfAbsent(new Kind(client, version, way), kind -> new LongAdder())
                .increment();
    }

    /** Writes what came since the last time, one kind after the other; to be called every few seconds. */
    public void write() {
        Instant now = clock.instant();
        new TreeMap<>(since).forEach((kind, adder) -> {
            long calls = adder.sum();
            if (calls > 0) {
                store.add(new CallCountStore.Count(kind.client, kind.version, kind.way, calls, now));
                adder.add(-calls);
            }
        });
    }
}
