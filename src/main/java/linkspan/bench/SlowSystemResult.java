package linkspan.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;

/**
 * What a slow system got.
 *
 * @param perSecond effects, without the first second
 * @param outOfOrder of the effects, as the receiver counts
 * @param delivered distinct effects
 * @param expected events that were for it
 * @param start from the start of an embedded hub's process, with all routes and an empty folder, until it was ready
 */
public record SlowSystemResult(long perSecond, long outOfOrder, long delivered, long expected, Duration start) {
    private static final long LEAST_PER_SECOND = 1_000;

    public boolean ok() {
        return perSecond >= LEAST_PER_SECOND && outOfOrder == 0 && delivered == expected;
    }

    public ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("perSecond", perSecond)
                .put("outOfOrder", outOfOrder)
                .put("delivered", delivered)
                .put("concurrency", SlowSystem.CONCURRENCY)
                .put("latencyMs", SlowSystem.LATENCY_MS)
                .put("startMs", start.toMillis());
    }

    @Override
    public String toString() {
        return perSecond + " deliveries/s (at least " + LEAST_PER_SECOND + "), " + outOfOrder + " out of order, "
                + delivered + " of " + expected + " delivered; start to ready " + start.toMillis() + " ms: "
                + (ok() ? "ok" : "missed");
    }
}
