package linkspan.lab.drill.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShopAttemptsTest {
    private final ShopAttempts attempts = new ShopAttempts();

    private void post(int hub, long startMicros, long endMicros, int status) {
        attempts.add(new Attempt(hub, "m", "o", startMicros, endMicros, status));
    }

    @Test
    void silence_is_the_longest_time_without_an_acceptance() {
        post(0, 0, 500_000, 200);
        post(0, 500_000, 1_500_000, 503);
        post(1, 600_000, 2_000_000, 201);

        assertThat(attempts.longestSilenceMs(0, 2_500_000)).isEqualTo(1_500);
        assertThat(attempts.longestSilenceMs(0, 9_000_000)).isEqualTo(7_000);
        assertThat(attempts.longestSilenceMs(3_000_000, 4_000_000)).isEqualTo(1_000);
    }

    @Test
    void a_post_under_way_at_either_end_belongs_to_the_time_between() {
        post(0, 0, 10, 200);
        post(0, 5, 25, 200);
        post(0, 15, 40, 200);
        post(0, 30, 40, 200);

        assertThat(attempts.between(20, 28)).extracting(Attempt::startMicros).containsExactly(5L, 15L);
    }

    @Test
    void accepted_again_counts_posts_that_began_afterwards_at_another_hub() {
        post(0, 10, 20, 200);
        post(1, 5, 15, 200);
        post(1, 12, 30, 200);

        assertThat(attempts.acceptedAgain(10, 0)).hasValue(30);
        assertThat(attempts.acceptedAgain(10, -1)).hasValue(20);
        assertThat(attempts.acceptedAgain(50, -1)).isEmpty();
    }
}
