package linkspan.operations.alert.watch;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.CountAtBucket;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** What timers of a name counted in the last minute, from the difference of two looks at their buckets. One thread. */
final class TimerWindow {
    private static final Duration LENGTH = Duration.ofSeconds(60);
    private final MeterRegistry meters;
    private final String name;
    private final Function<Meter.Id, String> groups;
    private final Deque<Look> looks = new ArrayDeque<>();

    /** @param groups timers that are counted together */
    TimerWindow(MeterRegistry meters, String name, Function<Meter.Id, String> groups) {
        this.meters = meters;
        this.name = name;
        this.groups = groups;
        looks.add(new Look(Long.MIN_VALUE, Map.of()));
    }

    private record Look(long nanos, Map<String, Counts> counts) {}

    /**
     * Calls by how long they took.
     *
     * @param upTo how many took no longer than so many seconds
     */
    record Counts(double calls, TreeMap<Double, Double> upTo) {
        static final Counts NONE = new Counts(0, new TreeMap<>());

        Counts plus(Counts other, int sign) {
            TreeMap<Double, Double> sum = new TreeMap<>(upTo);
            other.upTo.forEach((seconds, count) -> sum.merge(seconds, sign * count, Double::sum));
            return new Counts(calls + sign * other.calls, sum);
        }

        /** Seconds, within its bucket by rule of three as Prometheus does; beyond the last bound that bound. */
        double quantile(double share) {
            double rank = share * calls;
            double below = 0;
            double from = 0;
            for (Map.Entry<Double, Double> bucket : upTo.entrySet()) {
                if (bucket.getValue() >= rank && bucket.getValue() > below) {
                    return from + (bucket.getKey() - from) * (rank - below) / (bucket.getValue() - below);
                }
                from = bucket.getKey();
                below = bucket.getValue();
            }
            return from;
        }
    }

    /** Looks again; by group what was counted since the look a minute ago. {@code nanos} like {@link System#nanoTime}. */
    Map<String, Counts> counted(long nanos) {
        Map<String, Counts> now = new HashMap<>();
        for (Timer timer : meters.find(name).timers()) {
            now.merge(groups.apply(timer.getId()), counts(timer), (a, b) -> a.plus(b, 1));
        }
        looks.add(new Look(nanos, now));
        while (looks.size() > 2 && isOld(second(), nanos)) {
            looks.removeFirst();
        }
        Map<String, Counts> before = looks.getFirst().counts;
        Map<String, Counts> counted = new HashMap<>();
        now.forEach((group, counts) -> counted.put(group, counts.plus(before.getOrDefault(group, Counts.NONE), -1)));
        return counted;
    }

    private Look second() {
        return looks.stream().skip(1).findFirst().orElseThrow();
    }

    private static boolean isOld(Look look, long nanos) {
        return nanos - look.nanos >= LENGTH.toNanos();
    }

    private static Counts counts(Timer timer) {
        TreeMap<Double, Double> upTo = new TreeMap<>();
        for (CountAtBucket bucket : timer.takeSnapshot().histogramCounts()) {
            double seconds = bucket.bucket(TimeUnit.SECONDS);
            if (!Double.isInfinite(seconds)) {
                upTo.put(seconds, bucket.count());
            }
        }
        return new Counts(timer.count(), upTo);
    }
}
