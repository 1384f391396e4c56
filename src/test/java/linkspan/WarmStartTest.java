package linkspan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import linkspan.platform.system.ConfigurationError;
import org.junit.jupiter.api.Test;

class WarmStartTest {
    private static final Map<String, String> PRODUCTION = Map.of(
            "LINKSPAN_DATABASE_URL",
            "jdbc:postgresql://db/linkspan",
            "LINKSPAN_DATABASE_USER",
            "hub",
            "LINKSPAN_DATABASE_PASSWORD",
            "secret",
            "LINKSPAN_KAFKA_BOOTSTRAP_SERVERS",
            "kafka:9092");
    private long nanos;
    private int rounds;
    private boolean closed;

    private WarmStart warmUp(int seconds, List<Integer> millis) {
        return new WarmStart(Duration.ofSeconds(seconds), time -> taking(millis), () -> nanos);
    }

    /** Rounds that take so many milliseconds, the last one from then on. */
    private WarmStart.Rounds taking(List<Integer> millis) {
        Iterator<Integer> next = millis.iterator();
        return new WarmStart.Rounds() {
            private long last;

            @Override
            public void run() {
                last = next.hasNext() ? next.next() : last;
                nanos += last * 1_000_000;
                rounds++;
            }

            @Override
            public void close() {
                closed = true;
            }
        };
    }

    @Test
    void it_ends_when_rounds_take_no_less_time_any_more() {
        warmUp(3, List.of(400, 200, 100, 100)).start();
        assertThat(rounds).as("three that fall, four that do not").isEqualTo(7);
        assertThat(closed).isTrue();
    }

    @Test
    void it_ends_with_its_time_however_cold_it_is() {
        warmUp(1, List.of(700, 600, 500, 400)).start();
        assertThat(rounds).isEqualTo(2);
    }

    @Test
    void without_time_nothing_is_opened() {
        new WarmStart(
                        Duration.ZERO,
                        time -> {
                            throw new AssertionError("opened");
                        },
                        () -> nanos)
                .start();
    }

    @Test
    void a_part_of_the_time_is_for_opening() {
        new WarmStart(
                        Duration.ofSeconds(2),
                        time -> {
                            assertThat(time.hasLeft(0.5)).isTrue();
                            nanos += 1_000_000_000;
                            assertThat(time.hasLeft(0.5)).isFalse();
                            return taking(List.of(1));
                        },
                        () -> nanos)
                .start();
        assertThat(rounds).isPositive();
    }

    @Test
    void hubs_of_production_mode_warm_up_unless_they_are_told_otherwise() {
        assertThat(WarmStart.longest(PRODUCTION)).isEqualTo(Duration.ofSeconds(3));
        assertThat(WarmStart.longest(Map.of())).isZero();
        assertThat(WarmStart.longest(Map.of("LINKSPAN_WARM_UP", "5"))).isEqualTo(Duration.ofSeconds(5));
        assertThatThrownBy(() -> WarmStart.longest(Map.of("LINKSPAN_WARM_UP", "61")))
                .isInstanceOf(ConfigurationError.class)
                .hasMessage("LINKSPAN_WARM_UP must be 0 to 60 seconds, is '61'");
    }
}
