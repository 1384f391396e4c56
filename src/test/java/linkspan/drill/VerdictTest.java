package linkspan.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import linkspan.crash.Broken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerdictTest {
    @TempDir
    Path folder;

    private Verdict verdict(int acknowledged, Count wms) {
        return new Verdict(
                new DrillSettings(2, 7, Broken.ORDER, folder, folder),
                3,
                acknowledged,
                Map.of("wms", wms, "oms", new Count(5, 0, 0, 0)),
                List.of(Duration.ofMillis(30), Duration.ofMillis(10), Duration.ofMillis(20)));
    }

    @Test
    void the_last_line_is_what_scripts_read() {
        assertThat(verdict(5, new Count(5, 0, 0, 0)).json().toString())
                .isEqualTo("{\"kills\":2,\"seed\":7,\"database\":\"h2\",\"break\":\"order\",\"orders\":3,"
                        + "\"acknowledged\":5,\"systems\":{"
                        + "\"oms\":{\"effective\":5,\"lost\":0,\"doubled\":0,\"outOfOrder\":0},"
                        + "\"wms\":{\"effective\":5,\"lost\":0,\"doubled\":0,\"outOfOrder\":0}},"
                        + "\"restartMs\":{\"p50\":20,\"max\":30},\"verdict\":\"ok\"}");
    }

    @Test
    void one_of_anything_fails_and_so_does_a_drill_without_messages() {
        assertThat(verdict(5, new Count(4, 1, 0, 0)).ok()).isFalse();
        assertThat(verdict(5, new Count(5, 0, 1, 0)).ok()).isFalse();
        assertThat(verdict(5, new Count(5, 0, 0, 1)).ok()).isFalse();
        assertThat(verdict(0, new Count(0, 0, 0, 0)).ok()).isFalse();
        assertThat(verdict(5, new Count(4, 1, 0, 0)).toString())
                .contains("wms  4 effective, 1 lost, 0 doubled, 0 out of order")
                .endsWith("2 kills, 3 orders, 5 messages acknowledged, restart p50 20 ms, max 30 ms: failed");
    }
}
