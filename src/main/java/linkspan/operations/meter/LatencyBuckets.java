package linkspan.operations.meter;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Gives the timers that alerts are about a histogram: percentiles of several hubs can be computed of buckets, and of
 * nothing else. Twelve series more for each combination of tags; bounds stand where alerts do, at 1 s and 5 min.
 */
public final class LatencyBuckets implements MeterFilter {
    private static final Map<String, List<Duration>> BOUNDS = Map.of(
            "linkspan.answers", millis(5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000),
            "linkspan.events.lag", millis(10, 50, 100, 250, 500, 1_000, 5_000, 15_000, 60_000, 300_000, 3_600_000));

    private static List<Duration> millis(long... bounds) {
        return java.util.Arrays.stream(bounds).mapToObj(Duration::ofMillis).toList();
    }

    @Override
    public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
        List<Duration> bounds = BOUNDS.get(id.getName());
        if (bounds == null) {
            return config;
        }
        return DistributionStatisticConfig.builder()
                .serviceLevelObjectives(
                        bounds.stream().mapToDouble(Duration::toNanos).toArray())
                .build()
                .merge(config);
    }
}
