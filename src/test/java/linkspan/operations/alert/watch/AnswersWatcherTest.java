package linkspan.operations.alert.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import linkspan.operations.alert.Measured;
import linkspan.operations.meter.LatencyBuckets;
import linkspan.platform.alert.AlertRule;
import org.junit.jupiter.api.Test;

/** The last minute of the hub's answers, from the same buckets that Prometheus reads. */
class AnswersWatcherTest {
    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final AtomicLong nanos = new AtomicLong();
    private final AnswersWatcher watcher;

    AnswersWatcherTest() {
        meters.config().meterFilter(new LatencyBuckets());
        watcher = new AnswersWatcher(meters, nanos::get);
    }

    private void answers(int count, String code, long millis) {
        for (int i = 0; i < count; i++) {
            meters.timer("linkspan.answers", "system", "shopify", "route", "r", "code", code)
                    .record(Duration.ofMillis(millis));
        }
    }

    private Measured look(AlertRule rule) {
        return watcher.look().stream()
                .filter(it -> it.rule() == rule)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void slow_and_failed_answers_count_for_a_minute_and_then_no_longer() {
        answers(970, "200", 20);
        answers(30, "503", 1_800);
        assertThat(look(AlertRule.ANSWERS_SLOW).figure().doubleValue()).isBetween(1.0, 2.5);
        nanos.addAndGet(Duration.ofSeconds(5).toNanos());
        Measured failed = look(AlertRule.ANSWERS_FAIL);
        assertThat(failed.figure().doubleValue()).isCloseTo(97.0, within(0.01));
        assertThat(failed.calls()).isEqualTo(1_000);

        for (int i = 0; i < 14; i++) {
            nanos.addAndGet(Duration.ofSeconds(5).toNanos());
            watcher.look();
        }
        assertThat(watcher.look()).as("nothing came in the last minute").isEmpty();
        answers(100, "200", 3);
        assertThat(look(AlertRule.ANSWERS_SLOW).figure().doubleValue()).isLessThanOrEqualTo(0.005);
        assertThat(look(AlertRule.ANSWERS_FAIL).figure().doubleValue()).isEqualTo(100.0);
    }
}
