package linkspan.operations.anomaly;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** What this hub's routes carried since its start, from the meters of answers and deliveries. */
final class HourMeter {
    private final MeterRegistry meters;

    HourMeter(MeterRegistry meters) {
        this.meters = meters;
    }

    /** By route: what came in, of which all that was not answered well has failed; what went out, likewise. */
    Map<String, HourCount> counted() {
        Map<String, HourCount> counts = new HashMap<>();
        for (Timer answers : meters.find("linkspan.answers").timers()) {
            boolean failed = !tag(answers, "code").startsWith("2");
            add(counts, tag(answers, "route"), answers.count(), failed);
        }
        for (Counter delivered : meters.find("linkspan.events.delivered").counters()) {
            boolean failed = !tag(delivered, "outcome").equals("delivered");
            String route = tag(delivered, "system") + ".deliver-" + tag(delivered, "event");
            add(counts, route, (long) delivered.count(), failed);
        }
        counts.remove("");
        return counts;
    }

    private static void add(Map<String, HourCount> counts, String route, long taken, boolean failed) {
        counts.merge(route, new HourCount(taken, failed ? taken : 0), HourCount::plus);
    }

    private static String tag(Meter meter, String name) {
        return Objects.requireNonNullElse(meter.getId().getTag(name), "");
    }
}
