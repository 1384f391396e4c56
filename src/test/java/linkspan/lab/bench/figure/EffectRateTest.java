package linkspan.lab.bench.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EffectRateTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void the_warm_up_does_not_count() {
        List<Long> slowStartThenOneAMillisecond =
                LongStream.rangeClosed(1_000, 3_000).boxed().toList();

        assertThat(EffectRate.of(slowStartThenOneAMillisecond, SECOND)).isEqualTo(1_000);
        assertThat(EffectRate.of(List.of(0L, 500L, 1_000L, 1_500L, 2_000L, 3_000L), SECOND))
                .isEqualTo(1.5);
    }

    @Test
    void nothing_after_the_warm_up_is_no_rate() {
        assertThat(EffectRate.of(List.of(), SECOND)).isZero();
        assertThat(EffectRate.of(List.of(5L, 900L, 1_005L), SECOND)).isZero();
    }

    @Test
    void times_are_read_from_a_ledger_file(@TempDir Path folder) throws Exception {
        Path ledger = Files.writeString(
                folder.resolve("wms.ledger"), "{\"time\":0,\"orderId\":\"a\"}\n{\"time\":1500}\n{\"time\":2000}\n");

        assertThat(EffectRate.of(ledger, SECOND)).isEqualTo(2);
    }
}
