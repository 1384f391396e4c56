package linkspan.lab.bench.load;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/** How long things took: three digits kept, up to a minute; what is longer counts as a minute. One thread at a time. */
public final class Latencies {
    private static final long LONGEST_MICROS = Duration.ofMinutes(1).toMillis() * 1_000;
    private final Histogram micros = new Histogram(LONGEST_MICROS, 3);

    /** Less than nothing, which clocks can make of it, counts as nothing. */
    public void addNanos(long nanos) {
        addMicros(nanos / 1_000);
    }

    public void addMicros(long time) {
        micros.recordValue(Math.max(0, Math.min(LONGEST_MICROS, time)));
    }

    /** Counts those of another measurement, too. */
    public void add(Latencies more) {
        micros.add(more.micros);
    }

    public long count() {
        return micros.getTotalCount();
    }

    /** In ms with two digits; 0 when nothing was measured. {@code percent}: 0 to 100. */
    public double percentileMs(double percent) {
        return micros.getTotalCount() == 0 ? 0 : Math.round(micros.getValueAtPercentile(percent) / 10.0) / 100.0;
    }

    public double maxMs() {
        return percentileMs(100);
    }
}
