package linkspan.lab.drill.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class KillPlanTest {
    @Test
    void every_fifth_kill_hits_a_hub_that_starts_and_the_seed_decides_when() {
        KillPlan plan = KillPlan.of(50, new SplittableRandom(42));

        assertThat(plan).isEqualTo(KillPlan.of(50, new SplittableRandom(42)));
        assertThat(plan.kills())
                .hasSize(50)
                .filteredOn(KillPlan.Kill::duringStart)
                .hasSize(10);
        assertThat(plan.kills())
                .allSatisfy(kill -> assertThat(kill.after()).isBetween(Duration.ofMillis(500), Duration.ofSeconds(4)));
    }
}
