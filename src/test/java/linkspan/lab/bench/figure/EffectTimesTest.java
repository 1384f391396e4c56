package linkspan.lab.bench.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import linkspan.model.Json;
import org.junit.jupiter.api.Test;

class EffectTimesTest {
    @Test
    void of_every_order_the_first_effect_and_of_all_the_last() {
        EffectTimes times = EffectTimes.read(Json.read("{\"effects\":3,\"times\":{\"a\":[5,90],\"b\":[7]}}"));

        assertThat(times.firstMicros()).isEqualTo(Map.of("a", 5L, "b", 7L));
        assertThat(times.lastMicros()).isEqualTo(90);
        assertThat(times.of("a")).hasValue(5);
        assertThat(times.of("c")).isEmpty();
        assertThat(EffectTimes.read(Json.read("{\"times\":{}}")).lastMicros()).isZero();
    }

    @Test
    void microseconds_are_kept() {
        assertThat(EffectTimes.micros(Instant.ofEpochSecond(1, 234_567_890))).isEqualTo(1_234_567);
    }
}
