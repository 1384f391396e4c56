package linkspan.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SlowSystemResultTest {
    private static final Duration START = Duration.ofMillis(4_321);

    @Test
    void the_budget_is_a_thousand_a_second_all_delivered_and_in_order() {
        assertThat(new SlowSystemResult(1_000, 0, 5, 5, START).ok()).isTrue();
        assertThat(new SlowSystemResult(999, 0, 5, 5, START).ok()).isFalse();
        assertThat(new SlowSystemResult(1_200, 1, 5, 5, START).ok()).isFalse();
        assertThat(new SlowSystemResult(1_200, 0, 4, 5, START).ok()).isFalse();
    }

    @Test
    void the_last_line_is_what_scripts_read() {
        assertThat(new SlowSystemResult(1_200, 0, 5, 5, START).json().toString())
                .isEqualTo("{\"perSecond\":1200,\"outOfOrder\":0,\"delivered\":5,\"concurrency\":128,\"latencyMs\":100,"
                        + "\"startMs\":4321}");
    }
}
