package linkspan.console.page;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What this hub delivers to each system a minute and how late, from two looks at its meters: now, and up to a minute ago. */
final class Rates {
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int MOST = 120;

    /** Deliveries, and seconds from accepting to taking effect, since the start. */
    private record Sum(double deliveries, double seconds, double timed) {}

    private record Look(Instant at, Map<String, Sum> systems) {}

    /**
     * Over the last minute, or since the page was first looked at.
     *
     * @param delay null when nothing was delivered
     */
    record Rate(double perMinute, @Nullable Duration delay) {}

    private final MeterRegistry meters;
    private final Clock clock;
    private final Deque<Look> looks = new ArrayDeque<>();

    Rates(MeterRegistry meters, Clock clock) {
        this.meters = meters;
        this.clock = clock;
    }

    synchronized Map<String, Rate> now(Iterable<String> systems) {
        Instant now = clock.instant();
        Map<String, Sum> sums = new HashMap<>();
        systems.forEach(system -> sums.put(system, sum(system)));
        while (looks.size() > MOST || looks.size() > 1 && looks.getFirst().at.isBefore(now.minus(WINDOW))) {
            looks.removeFirst();
        }
        Look before = looks.isEmpty() ? new Look(now, sums) : looks.getFirst();
        if (looks.isEmpty() || looks.getLast().at.plusMillis(500).isBefore(now)) {
            looks.addLast(new Look(now, sums));
        }
        double minutes = Math.max(Duration.between(before.at, now).toMillis() / 60_000.0, 1 / 60_000.0);
        Map<String, Rate> rates = new HashMap<>();
        sums.forEach((system, sum) -> {
            Sum then = before.systems.getOrDefault(system, sum);
            double timed = sum.timed - then.timed;
            rates.put(
                    system,
                    new Rate(
                            (sum.deliveries - then.deliveries) / minutes,
                            timed <= 0
                                    ? null
                                    : Duration.ofMillis((long) (1000 * (sum.seconds - then.seconds) / timed))));
        });
        return rates;
    }

    private Sum sum(String system) {
        double deliveries =
                meters
                        .find("linkspan.events.delivered")
                        .tags("system", system, "outcome", "delivered")
                        .counters()
                        .stream()
                        .mapToDouble(Counter::count)
                        .sum();
        double seconds = 0;
        double timed = 0;
        for (Timer lag :
                meters.find("linkspan.events.lag").tag("system", system).timers()) {
            seconds += lag.totalTime(TimeUnit.SECONDS);
            timed += lag.count();
        }
        return new Sum(deliveries, seconds, timed);
    }
}
