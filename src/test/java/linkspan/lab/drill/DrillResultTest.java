package linkspan.lab.drill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import linkspan.lab.drill.fault.Faults;
import linkspan.lab.drill.nemesis.NemesisFindings;
import linkspan.lab.ledger.Count;
import linkspan.lab.ledger.Verdict;
import linkspan.lab.process.setting.DatabaseKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrillResultTest {
    @TempDir
    Path folder;

    private DrillResult verdict(int acknowledged, Count wms) {
        return verdict(acknowledged, wms, new DrillSettings.Hubs(DatabaseKind.H2, 1), List.of(), List.of());
    }

    private DrillResult verdict(
            int acknowledged,
            Count wms,
            DrillSettings.Hubs hubs,
            List<NemesisFindings> findings,
            List<Long> delivering) {
        return new DrillResult(
                new DrillSettings(
                        new Faults.Amount(2, Duration.ZERO),
                        7,
                        BrokenPromise.ORDER,
                        hubs,
                        List.of(Faults.KILL),
                        new DrillSettings.Conditions(2, Duration.ofMinutes(2)),
                        new DrillSettings.Places(folder, folder)),
                3,
                acknowledged,
                new Verdict(Map.of("wms", wms, "oms", new Count(5, 0, 0, 0))),
                new DrillResult.Observed(
                        List.of(Duration.ofMillis(30), Duration.ofMillis(10), Duration.ofMillis(20)),
                        findings,
                        new Takeovers(took(List.of(7L, 5L)), took(delivering))));
    }

    private static List<Takeovers.Took> took(List<Long> times) {
        NemesisFindings.Strike strike = new NemesisFindings.Strike(0, 0, Long.MAX_VALUE);
        return times.stream().map(ms -> new Takeovers.Took(ms, strike)).toList();
    }

    @Test
    void the_last_line_is_what_scripts_read() {
        assertThat(verdict(5, new Count(5, 0, 0, 0)).json().toString())
                .isEqualTo(
                        "{\"kills\":2,\"seed\":7,\"database\":\"h2\",\"instances\":1,\"load\":2,\"fileAgeSeconds\":120,\"break\":\"order\",\"orders\":3,"
                                + "\"acknowledged\":5,\"systems\":{"
                                + "\"oms\":{\"effective\":5,\"lost\":0,\"doubled\":0,\"outOfOrder\":0},"
                                + "\"wms\":{\"effective\":5,\"lost\":0,\"doubled\":0,\"outOfOrder\":0}},"
                                + "\"restartMs\":{\"p50\":20,\"max\":30},\"faults\":{},\"broken\":[],\"verdict\":\"ok\"}");
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

    @Test
    void a_promise_that_is_no_count_can_fail_it_as_well() {
        DrillSettings.Hubs two = new DrillSettings.Hubs(DatabaseKind.POSTGRESQL, 2);
        Count fine = new Count(5, 0, 0, 0);
        NemesisFindings silent = new NemesisFindings(
                "pause",
                JsonNodeFactory.instance.objectNode().put("seconds", 60),
                List.of("silent for long"),
                List.of());

        ObjectNode late =
                verdict(5, fine, two, List.of(), List.of(9_000L, 1_000L)).json();
        assertThat(late.at("/takeover/deliveringMs").toString())
                .isEqualTo("{\"measured\":2,\"p50\":9000,\"max\":9000}");
        assertThat(late.get("verdict").asText()).isEqualTo("ok");
        assertThat(verdict(5, fine, two, List.of(), List.of(10_001L)).ok()).isFalse();
        ObjectNode failed = verdict(5, fine, two, List.of(silent), List.of()).json();
        assertThat(failed.at("/faults/pause/seconds").asInt()).isEqualTo(60);
        assertThat(failed.get("broken").toString()).isEqualTo("[\"silent for long\"]");
        assertThat(failed.get("verdict").asText()).isEqualTo("failed");
    }
}
