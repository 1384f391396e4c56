package linkspan.reconcile.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import linkspan.reconcile.run.plan.SideQuestion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that read what changed lately: nothing falls between two of them, and what was found does not go by being old. */
@Tag("database")
class WindowedRunTest {
    private static final Duration WINDOW = Duration.ofHours(2);
    private static final String EUR_5 = "{\"total\": 5}";
    private static final String EUR_6 = "{\"total\": 6}";
    private @TempDir Path folder;
    private ReconcileStand stand;

    @BeforeEach
    void open() {
        stand = new ReconcileStand(folder, WINDOW, 0);
    }

    @AfterEach
    void close() {
        stand.close();
    }

    private ReconcileStand.Kept kept(String fields, Instant at) {
        return new ReconcileStand.Kept(fields, at);
    }

    @Test
    void the_first_run_compares_everything_and_a_later_one_what_changed_since_the_one_before_and_in_the_window() {
        stand.run();
        assertThat(stand.asked).containsOnly(SideQuestion.ALL);
        stand.asked.clear();
        stand.now = stand.now.plus(Duration.ofDays(3));
        stand.run();
        assertThat(stand.asked)
                .containsOnly(
                        SideQuestion.since(ReconcileStand.SLOT.plusSeconds(5).minus(WINDOW)));
    }

    @Test
    void a_difference_that_is_older_than_the_window_stands_until_it_is_gone() {
        stand.left.put("A", kept(EUR_5, ReconcileStand.SLOT));
        stand.right.put("A", kept(EUR_6, ReconcileStand.SLOT));
        assertThat(stand.run().path("found").asInt()).isEqualTo(1);
        stand.now = stand.now.plus(Duration.ofDays(1));
        stand.run();
        stand.now = stand.now.plus(Duration.ofDays(1));
        assertThat(stand.run().path("found").asInt()).isEqualTo(1);
        assertThat(stand.standing()).containsExactly("A differs open never-sent");

        stand.left.put("A", kept(EUR_6, ReconcileStand.SLOT));
        stand.now = stand.now.plus(Duration.ofDays(1));
        assertThat(stand.run().path("closed").asInt()).isEqualTo(1);
        assertThat(stand.standing()).isEmpty();
    }

    @Test
    void an_order_that_changed_within_the_window_on_one_side_only_is_no_difference() {
        stand.run();
        stand.now = stand.now.plus(Duration.ofDays(1));
        stand.run();
        stand.left.put("A", kept(EUR_5, stand.now));
        stand.right.put("A", kept(EUR_5, stand.now.minus(Duration.ofDays(30))));
        stand.now = stand.now.plus(Duration.ofHours(1));
        assertThat(stand.run().path("found").asInt()).isZero();
        assertThat(stand.standing()).isEmpty();
    }
}
