package linkspan.lab.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LatenciesTest {
    @Test
    void percentiles_are_in_milliseconds_with_three_digits() {
        Latencies latencies = new Latencies();
        for (int ms = 1; ms <= 100; ms++) {
            latencies.addNanos(ms * 1_000_000L);
        }

        assertThat(latencies.count()).isEqualTo(100);
        assertThat(latencies.percentileMs(50)).isCloseTo(50, within(0.1));
        assertThat(latencies.percentileMs(99)).isCloseTo(99, within(0.1));
        assertThat(latencies.maxMs()).isCloseTo(100, within(0.1));
    }

    @Test
    void what_clocks_make_of_nothing_and_of_very_long_is_still_counted() {
        Latencies latencies = new Latencies();
        latencies.addMicros(-5);
        latencies.addMicros(Long.MAX_VALUE);

        assertThat(latencies.count()).isEqualTo(2);
        assertThat(latencies.percentileMs(50)).isZero();
        assertThat(latencies.maxMs()).isCloseTo(60_000, within(60.0));
        assertThat(new Latencies().percentileMs(99)).isZero();
    }
}
