package linkspan.delivery.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import linkspan.model.Event;
import linkspan.model.EventType;
import linkspan.model.failure.FailureCode;
import linkspan.platform.resilience.DeliveryResult;
import linkspan.platform.resilience.SystemPolicy;
import linkspan.platform.system.SystemSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How a key is parked after each kind of failure. */
class AfterAFailureTest {
    private static final Instant NOW = Instant.parse("2026-11-29T10:00:00Z");
    private static final SystemPolicy POLICY =
            SystemPolicy.of(new SystemSettings("wms", "a test", Map.of("retry", "1s,1m")));

    /** The spread is zero: the middle of it. */
    private static Parking parking(DeliveryResult result, int failedBefore) {
        Event event = new Event("e", EventType.ORDER_CREATED, "k", 1, NOW, "test", null, "{}");
        return Parking.of(new DeliveryEnd(POLICY, event, result, 0, failedBefore, NOW, NOW, null), NOW, () -> 0.5);
    }

    private static DeliveryResult away(@Nullable Duration after) {
        return new DeliveryResult.Unavailable(FailureCode.SYSTEM_UNREACHABLE, "away", after);
    }

    @Test
    void what_may_work_later_waits_longer_each_time_and_is_given_up_in_the_end() {
        assertThat(parking(away(null), 0).nextAttemptAt()).isEqualTo(NOW.plusSeconds(1));
        assertThat(parking(away(null), 1).nextAttemptAt()).isEqualTo(NOW.plusSeconds(60));
        Parking last = parking(away(null), 2);
        assertThat(last.state()).isEqualTo(PendingState.DEAD);
        assertThat(last.nextAttemptAt()).isNull();
        assertThat(last.attempts()).isEqualTo(3);
        assertThat(last.code()).isEqualTo("system-unreachable");
    }

    @Test
    void what_the_system_asks_for_is_kept_where_it_is_longer() {
        Parking longer = parking(away(Duration.ofSeconds(90)), 1);
        assertThat(longer.nextAttemptAt()).isEqualTo(NOW.plusSeconds(90));
        assertThat(longer.notBefore()).isEqualTo(NOW.plusSeconds(90));
        assertThat(parking(away(Duration.ofSeconds(5)), 1).nextAttemptAt()).isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    void what_will_never_work_and_what_nobody_knows_is_for_a_person_at_once() {
        Parking refused = parking(new DeliveryResult.Refused(FailureCode.SYSTEM_REFUSED, "no"), 0);
        assertThat(refused.state()).isEqualTo(PendingState.DEAD);
        Parking uncertain = parking(new DeliveryResult.Uncertain(FailureCode.ANSWER_LOST, "?"), 0);
        assertThat(uncertain.state()).isEqualTo(PendingState.UNCERTAIN);
        assertThat(uncertain.nextAttemptAt()).isNull();
    }
}
