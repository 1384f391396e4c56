package linkspan.lab.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import linkspan.lab.drill.load.Attempt;
import linkspan.lab.drill.load.ShopAttempts;
import linkspan.lab.drill.nemesis.NemesisFindings.Strike;
import linkspan.model.Json;
import org.junit.jupiter.api.Test;

class TakeoversTest {
    private static final long SECOND = 1_000_000;
    private final ShopAttempts attempts = new ShopAttempts();

    private void post(int hub, String message, String order, long startMicros, int status) {
        attempts.add(new Attempt(hub, message, order, startMicros, startMicros + 1_000, status));
    }

    private static Takeovers.Took took(long ms) {
        return new Takeovers.Took(ms, new Strike(0, 10 * SECOND, Long.MAX_VALUE));
    }

    private Takeovers after(long untilMicros, String times) {
        return Takeovers.of(
                List.of(new Strike(0, 10 * SECOND, untilMicros)),
                attempts,
                List.of(Json.read("{\"times\":" + times + "}")));
    }

    @Test
    void another_hub_accepts_when_a_post_that_began_afterwards_is_answered() {
        post(1, "m1", "a", 10 * SECOND - 500, 200);
        post(0, "m2", "b", 10 * SECOND + 100, 0);
        post(1, "m3", "c", 10 * SECOND + 200, 503);
        post(1, "m3", "c", 10 * SECOND + 49_000, 200);

        assertThat(after(Long.MAX_VALUE, "{}").accepting())
                .extracting(Takeovers.Took::ms)
                .containsExactly(50L);
    }

    @Test
    void delivered_is_when_the_last_message_around_the_strike_has_its_own_effect() {
        post(0, "m1", "a", 5 * SECOND, 200);
        post(0, "m2", "a", 9 * SECOND, 200);
        post(1, "m3", "b", 9 * SECOND, 200);
        post(1, "m4", "b", 30 * SECOND, 200);

        String times = "{\"a\":[5100000,13000000],\"b\":[9100000,30100000]}";
        assertThat(after(Long.MAX_VALUE, times).delivering())
                .extracting(Takeovers.Took::ms)
                .containsExactly(3_000L);
        assertThat(after(21 * SECOND, "{\"a\":[5100000]}").delivering())
                .as("late by then")
                .extracting(Takeovers.Took::ms)
                .containsExactly(11_000L);
        assertThat(after(Long.MAX_VALUE, "{}").delivering())
                .as("never")
                .extracting(Takeovers.Took::ms)
                .containsExactly(120_000L);
        assertThat(after(12 * SECOND, times).delivering())
                .as("struck again too soon to tell")
                .isEmpty();
    }

    @Test
    void what_is_late_is_said() {
        assertThat(new Takeovers(List.of(took(2_000)), List.of(took(10_000))).broken())
                .isEmpty();
        assertThat(new Takeovers(List.of(took(2_001)), List.of(took(9), took(10_001))).broken())
                .containsExactly(
                        "more than 2000: another hub accepted after 2001 ms, when hub 1 was struck at"
                                + " 1970-01-01T00:00:10Z",
                        "more than 10000: another hub had delivered after 10001 ms, when hub 1 was struck at"
                                + " 1970-01-01T00:00:10Z");
    }
}
