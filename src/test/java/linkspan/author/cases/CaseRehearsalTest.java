package linkspan.author.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import linkspan.author.check.Sources;
import linkspan.platform.terminal.QuietLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaseRehearsalTest {
    private final Sources shipped = new Sources(Path.of("routes"), Path.of("mappings"));

    @Test
    void what_is_shipped_is_played_again_and_again_new_orders_first() {
        AtomicInteger routes = new AtomicInteger();
        try (QuietLog quiet = QuietLog.ofThisThread();
                CaseRehearsal rehearsal =
                        CaseRehearsal.open(shipped, name -> null, () -> routes.incrementAndGet() <= 4)) {
            int cases = rehearsal.size();
            assertThat(cases).as("cases of four routes").isGreaterThanOrEqualTo(4);
            assertThat(rehearsal.order().orElseThrow().path("orderId").asText()).isNotEmpty();
            rehearsal.run();
            rehearsal.run();
            assertThat(rehearsal.size()).as("none has failed").isEqualTo(cases);
        }
    }

    @Test
    void folders_without_cases_keep_nobody_from_starting(@TempDir Path empty) {
        try (CaseRehearsal rehearsal =
                CaseRehearsal.open(new Sources(empty, empty.resolve("mappings")), name -> null, () -> true)) {
            rehearsal.run();
            assertThat(rehearsal.size()).isZero();
            assertThat(rehearsal.order()).isEmpty();
        }
    }
}
