package linkspan.operations.meter;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.function.ToDoubleFunction;
import linkspan.delivery.Deliveries;
import linkspan.delivery.SystemDelivery;
import linkspan.platform.database.DatabaseFailed;
import org.jspecify.annotations.Nullable;

/**
 * What waits, counted at most once a second, and less often when counting takes long: a sample is kept for ten times as
 * long as it took. Safe for many threads.
 */
public final class Backlog {
    private static final long KEEP_NANOS = 1_000_000_000L;
    private static final int SHARE = 10;
    private final BacklogStore store;
    private BacklogStore.@Nullable Counts last;
    private long goodUntil;

    public Backlog(BacklogStore store) {
        this.store = store;
    }

    /** Throws {@link DatabaseFailed}. */
    public synchronized BacklogStore.Counts counts() {
        long start = System.nanoTime();
        BacklogStore.Counts known = last;
        if (known != null && start - goodUntil < 0) {
            return known;
        }
        BacklogStore.Counts counted = store.count();
        long end = System.nanoTime();
        goodUntil = end + Math.max(KEEP_NANOS, (end - start) * SHARE);
        last = counted;
        return counted;
    }

    /**
     * {@code linkspan.outbox.waiting} (committed, not on Kafka), {@code linkspan.pending.waiting} (goes on by itself) and
     * {@code linkspan.pending.dead} (waits for a person) by system. Once the systems are known, and again
     * when others have come.
     */
    public void bindTo(MeterRegistry meters, Deliveries deliveries) {
        gauge(meters, "linkspan.outbox.waiting", null, BacklogStore.Counts::outbox);
        for (SystemDelivery system : deliveries.all()) {
            String id = system.id();
            gauge(meters, "linkspan.pending.waiting", id, counts -> counts.onTheWay(id));
            gauge(meters, "linkspan.pending.dead", id, counts -> counts.deadLetters(id));
        }
    }

    private void gauge(
            MeterRegistry meters, String name, @Nullable String system, ToDoubleFunction<BacklogStore.Counts> value) {
        Tags tags = system == null ? Tags.empty() : Tags.of("system", system);
        if (meters.find(name).tags(tags).gauge() == null) {
            Gauge.builder(name, this, backlog -> backlog.read(value)).tags(tags).register(meters);
        }
    }

    private double read(ToDoubleFunction<BacklogStore.Counts> value) {
        try {
            return value.applyAsDouble(counts());
        } catch (DatabaseFailed e) {
            return Double.NaN;
        }
    }
}
