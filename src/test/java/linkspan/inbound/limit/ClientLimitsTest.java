package linkspan.inbound.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import linkspan.model.failure.Refused;
import org.junit.jupiter.api.Test;

class ClientLimitsTest {
    private static final long SECOND = 1_000_000_000L;
    private final AtomicLong nanos = new AtomicLong(-5 * SECOND);

    private static boolean takes(ClientLimits limits) {
        try {
            limits.take();
            return true;
        } catch (Refused e) {
            return false;
        }
    }

    @Test
    void a_bucket_gives_a_second_at_once_and_then_as_much_as_time_brings() {
        ClientLimits limits = new ClientLimits(10, null, nanos::get);
        assertThat(IntStream.range(0, 50).filter(i -> takes(limits)).count()).isEqualTo(10);
        nanos.addAndGet(300_000_000);
        assertThat(IntStream.range(0, 50).filter(i -> takes(limits)).count()).isEqualTo(3);
        nanos.addAndGet(3_600 * SECOND);
        assertThat(IntStream.range(0, 50).filter(i -> takes(limits)).count()).isEqualTo(10);
    }

    @Test
    void no_window_ever_sees_more_than_the_quota_and_nobody_waits_longer_than_one_and_a_slot() {
        Random random = new Random(14);
        for (int round = 0; round < 50; round++) {
            Quota quota = Quota.of((1 + random.nextInt(20)) + "/1m");
            SlidingWindow window = new SlidingWindow(quota, nanos::get);
            Deque<Long> taken = new ArrayDeque<>();
            long refusedSince = -1;
            for (int i = 0; i < 2_000; i++) {
                nanos.addAndGet((long) (random.nextDouble() * random.nextDouble() * 20 * SECOND));
                long now = nanos.get();
                while (!taken.isEmpty() && now - taken.peekFirst() >= 60 * SECOND) {
                    taken.removeFirst();
                }
                boolean free = !taken.isEmpty() && taken.size() < quota.calls() || taken.isEmpty();
                if (window.take() >= 0) {
                    assertThat(taken.size()).isLessThan((int) quota.calls());
                    taken.addLast(now);
                    refusedSince = -1;
                } else {
                    refusedSince = free && refusedSince < 0 ? now : refusedSince;
                    assertThat(refusedSince < 0 || now - refusedSince <= 21 * SECOND)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void a_full_window_says_when_to_come_again() {
        SlidingWindow window = new SlidingWindow(Quota.of("2/1m"), nanos::get);
        assertThat(window.take()).isEqualTo(1);
        assertThat(window.take()).isZero();
        assertThat(window.take()).isEqualTo(-1);
        nanos.addAndGet(window.secondsToNext() * SECOND);
        assertThat(window.take()).isEqualTo(1);
    }

    @Test
    void quotas_are_written_as_calls_and_time() {
        assertThat(Quota.of("100000/1d").text()).isEqualTo("100000/86400s");
        assertThat(Quota.of(Quota.of("600/1m").text())).isEqualTo(Quota.of("600/60s"));
        for (String bad : new String[] {"", "1", "0/1m", "1/1s", "1/32d", "-1/1m", "x/1m", "99999999999/1d"}) {
            assertThatThrownBy(() -> Quota.of(bad)).as(bad).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new ClientLimits(0, null, nanos::get)).isInstanceOf(IllegalArgumentException.class);
    }
}
