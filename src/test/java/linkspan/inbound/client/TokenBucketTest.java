package linkspan.inbound.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokenBucketTest {
    private final AtomicLong nanos = new AtomicLong();
    private final TokenBucket bucket = new TokenBucket(10, nanos::get);

    private long taken(int tries) {
        return IntStream.range(0, tries).filter(i -> bucket.take()).count();
    }

    @Test
    void gives_a_second_at_once_and_then_as_much_as_time_brings() {
        assertThat(taken(50)).isEqualTo(10);
        nanos.addAndGet(300_000_000);
        assertThat(taken(50)).isEqualTo(3);
        nanos.addAndGet(3_600_000_000_000L);
        assertThat(taken(50)).isEqualTo(10);
    }
}
