package linkspan.platform.resilience;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;

/** The figures {@code resilience4j_circuitbreaker_*} of one breaker; those of an earlier one of its name end. */
final class BreakerMeters {
    private static final String PREFIX = "resilience4j.circuitbreaker";

    private BreakerMeters() {}

    static void bind(CircuitBreakerRegistry registry, String name, MeterRegistry meters) {
        List<Meter> earlier = meters.getMeters().stream()
                .filter(meter -> meter.getId().getName().startsWith(PREFIX))
                .filter(meter -> name.equals(meter.getId().getTag("name")))
                .toList();
        earlier.forEach(meters::remove);
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(registry).bindTo(meters);
    }
}
