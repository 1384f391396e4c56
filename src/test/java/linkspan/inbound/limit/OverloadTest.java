package linkspan.inbound.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What turns make of a load, played with a clock that the test moves: half a millisecond a step. */
class OverloadTest {
    private static final int AT_ONCE = 120;
    private static final int STEPS_A_SECOND = 2_000;
    private static final long STEP = Duration.ofSeconds(1).toNanos() / STEPS_A_SECOND;

    private final SplittableRandom random = new SplittableRandom(20261130);
    private final List<Long> waited = new ArrayList<>();
    private final List<Long> refusedAfter = new ArrayList<>();
    private long now;
    private long steps;
    private double owed;
    private long sinceGroup;
    private int inGroup;
    private final Turns turns = new Turns(AT_ONCE, Waits.OF_THE_PORT, () -> now);

    private void come() {
        long at = now;
        if (turns.turnsAway()) {
            refusedAfter.add(0L);
            return;
        }
        turns.enter(new Turns.Turn() {
            @Override
            public void begin() {
                waited.add(now - at);
            }

            @Override
            public void refuse() {
                refusedAfter.add(now - at);
            }
        });
    }

    /**
     * Requests come by chance, so many a second; so many a second are done, {@code group} of them at one moment: those that were
     * there when the group before had ended, as in a commit.
     */
    private void play(double seconds, int come, int done, int group) {
        for (int i = 0; i < seconds * STEPS_A_SECOND; i++) {
            now += STEP;
            if (++steps % (STEPS_A_SECOND / Waits.LOOKS_A_SECOND) == 0) {
                turns.look();
            }
            for (double chance = (double) come / STEPS_A_SECOND; random.nextDouble() < chance; chance--) {
                come();
            }
            if (group == 1) {
                owed = turns.inFlight() == 0 ? 0 : owed + (double) done / STEPS_A_SECOND;
                for (; owed >= 1 && turns.inFlight() > 0; owed--) {
                    turns.leave();
                }
            } else if (++sinceGroup >= (long) STEPS_A_SECOND * group / done) {
                sinceGroup = 0;
                for (; inGroup > 0; inGroup--) {
                    turns.leave();
                }
                inGroup = Math.min(group, turns.inFlight());
            }
        }
    }

    private static double millis(List<Long> nanos, double part) {
        return nanos.stream()
                        .sorted()
                        .skip((long) (nanos.size() * part))
                        .findFirst()
                        .orElse(0L)
                / 1e6;
    }

    private static double longest(List<Long> nanos) {
        return nanos.stream().mapToLong(Long::longValue).max().orElse(0) / 1e6;
    }

    private void forget() {
        waited.clear();
        refusedAfter.clear();
    }

    @ParameterizedTest(name = "{0} a second are done, {1} at one moment")
    @CsvSource({"3000, 1", "1000, 1", "1000, 40", "1000, 100", "525, 120", "200, 1", "200, 20"})
    void three_times_what_can_be_done_is_done_as_ever_and_the_rest_refused_at_once(int done, int group) {
        play(30, 3 * done, done, group);
        assertThat(refusedAfter).isNotEmpty();
        forget();
        play(30, 3 * done, done, group);
        assertThat(waited.size()).as("begun").isGreaterThan(30 * done * 9 / 10);
        assertThat(millis(waited, 0.99)).as("ms that one in a hundred waits").isLessThan(80);
        assertThat(refusedAfter).hasSizeGreaterThan(30 * done);
        assertThat(longest(refusedAfter)).as("ms until the latest refusal").isLessThan(100);
    }

    @Test
    void a_burst_is_waited_for_again_and_again() {
        for (int burst = 0; burst < 60; burst++) {
            for (int i = 0; i < 900; i++) {
                come();
            }
            play(1, 0, 1_000, 20);
        }
        assertThat(refusedAfter).isEmpty();
        assertThat(millis(waited, 0.99)).isGreaterThan(500);
    }

    @Test
    void what_a_cold_hub_does_slowly_for_seconds_is_waited_for() {
        play(4, 200, 170, 1);
        play(6, 200, 1_000, 1);
        assertThat(refusedAfter).isEmpty();
        assertThat(turns.waiting()).isZero();
    }

    @Test
    void when_the_overload_is_over_a_burst_is_waited_for_as_before() {
        play(20, 3_000, 1_000, 20);
        play(2, 500, 1_000, 20);
        forget();
        for (int i = 0; i < 900; i++) {
            come();
        }
        play(1, 0, 1_000, 20);
        assertThat(refusedAfter).isEmpty();
        assertThat(waited).hasSize(900);
    }

    @Test
    void where_nothing_ends_any_more_everybody_is_told() {
        play(20, 3_000, 1_000, 20);
        forget();
        play(1, 3_000, 0, 1);
        assertThat(turns.inFlight()).isEqualTo(AT_ONCE);
        assertThat(longest(refusedAfter)).isLessThan(100);
        assertThat(turns.waiting()).isLessThan(200);
    }
}
