package linkspan.reconcile.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import linkspan.reconcile.run.plan.Slots;
import org.junit.jupiter.api.Test;

class SlotsTest {
    private static Instant at(String time) {
        return Instant.parse(time);
    }

    @Test
    void of_several_slots_that_were_missed_the_last_one_counts() {
        Slots daily = Slots.of("0 0 2 * * ?", "Asia/Shanghai");
        assertThat(daily.due(at("2026-11-10T18:00:00Z"), at("2026-11-13T20:00:00Z")))
                .contains(at("2026-11-13T18:00:00Z"));
        assertThat(daily.due(at("2026-11-13T18:00:00Z"), at("2026-11-14T17:59:59Z")))
                .isEmpty();
        assertThat(daily.next(at("2026-11-13T18:00:00Z"))).contains(at("2026-11-14T18:00:00Z"));
    }

    @Test
    void an_hour_that_comes_twice_has_one_slot_and_one_that_is_left_out_has_none() {
        Slots daily = Slots.of("0 30 2 * * ?", "Europe/Berlin");
        Instant autumn = daily.next(at("2026-10-24T12:00:00Z")).orElseThrow();
        assertThat(daily.next(autumn)).contains(at("2026-10-26T01:30:00Z"));
        assertThat(daily.next(at("2026-03-28T12:00:00Z"))).contains(at("2026-03-30T00:30:00Z"));
    }

    @Test
    void what_is_no_schedule_or_no_zone_is_named() {
        assertThatThrownBy(() -> Slots.of("every day", "Asia/Shanghai")).hasMessageStartingWith("schedule 'every day'");
        assertThatThrownBy(() -> Slots.of("0 0 2 * * ?", "Mars/Olympus")).hasMessageStartingWith("zone 'Mars/Olympus'");
    }
}
