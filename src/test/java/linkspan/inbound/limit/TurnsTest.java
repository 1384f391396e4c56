package linkspan.inbound.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private static final int AT_ONCE = 10;
    private final List<String> begun = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private long now;
    private final Turns turns = new Turns(AT_ONCE, Waits.OF_THE_PORT, () -> now);

    private void enter(String name) {
        turns.enter(new Turns.Turn() {
            @Override
            public void begin() {
                begun.add(name);
            }

            @Override
            public void refuse() {
                refused.add(name);
            }
        });
    }

    private void enter(int from, int to) {
        for (int i = from; i < to; i++) {
            enter("r" + i);
        }
    }

    private void passMillis(long millis) {
        now += Duration.ofMillis(millis).toNanos();
        turns.look();
    }

    @Test
    void a_burst_waits_its_turn_in_order() {
        enter(0, 200);
        assertThat(begun).hasSize(AT_ONCE);
        assertThat(turns.waiting()).isEqualTo(190);
        for (int i = 0; i < 200; i++) {
            passMillis(4);
            turns.leave();
        }
        assertThat(refused).isEmpty();
        assertThat(begun).hasSize(200).startsWith("r0", "r1").endsWith("r198", "r199");
        assertThat(turns.inFlight()).isZero();
    }

    /** 200 a second come, and for two seconds 50 a second are done, then 400: as when a hub has just started. */
    @Test
    void only_who_would_wait_longer_than_a_second_is_refused() {
        int sent = 0;
        for (int ms = 0; ms < 10_000; ms++) {
            passMillis(1);
            if (ms % 5 == 0) {
                enter("r" + sent++);
            }
            if (ms < 2_000 ? ms % 20 == 0 : ms % 2 == 0 && ms % 5 != 0) {
                if (turns.inFlight() > 0) {
                    turns.leave();
                }
            }
        }
        assertThat(sent).isEqualTo(2_000);
        assertThat(refused).as("what 50 a second cannot do within a second").hasSizeBetween(150, 300);
        assertThat(refused)
                .as("nobody of those who come later")
                .allMatch(name -> Integer.parseInt(name.substring(1)) < 450);
    }

    @Test
    void where_it_is_known_to_be_in_vain_nobody_waits() {
        enter(0, AT_ONCE + 40);
        for (int i = 0; i < 30; i++) {
            passMillis(50);
            turns.leave();
            enter("x" + i);
        }
        refused.clear();
        enter(100, 130);
        assertThat(turns.waiting()).as("20 a second").isEqualTo(20);
        assertThat(turns.turnsAway()).isTrue();
        assertThat(refused).endsWith("r128", "r129");
    }

    @Test
    void nothing_ends_and_still_everybody_is_told() {
        enter(0, 60);
        passMillis(900);
        assertThat(refused).isEmpty();
        passMillis(200);
        assertThat(refused).hasSize(50).startsWith("r10");
        assertThat(turns.waiting()).isZero();
        for (int i = 0; i < AT_ONCE; i++) {
            turns.leave();
        }
        assertThat(turns.inFlight()).isZero();
    }

    @Test
    void those_who_wait_are_counted() {
        enter(0, AT_ONCE + Turns.MOST_WAITING + 5);
        assertThat(turns.waiting()).isEqualTo(Turns.MOST_WAITING);
        assertThat(refused).hasSize(5);
    }
}
