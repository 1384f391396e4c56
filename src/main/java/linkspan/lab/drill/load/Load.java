package linkspan.lab.drill.load;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Sixteen clients, each telling one order's story after the other; a hub's absence stops none of them. Each has a hub that it
 * asks first.
 */
public final class Load implements AutoCloseable {
    private static final int CLIENTS = 16;
    private static final long ORDERS_EACH = 10_000_000;
    private final Shop shop;
    private final int longestPauseMs;
    private final Clock clock;
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private volatile boolean finishing;

    /** @param longestPause of a client between two messages; 80 ms are about 400 messages/s in all */
    public Load(Shop shop, Duration longestPause, Clock clock) {
        this.longestPauseMs = (int) longestPause.toMillis();
        this.shop = shop;
        this.clock = clock;
    }

    public void start(SplittableRandom random) {
        for (int client = 0; client < CLIENTS; client++) {
            int home = client;
            SplittableRandom own = random.split();
            long first = 1_000_000_000_000L + client * ORDERS_EACH;
            threads.add(new Thread(() -> run(home, first, own), "drill-client-" + client));
        }
        threads.forEach(Thread::start);
    }

    private void run(int home, long firstNumber, SplittableRandom random) {
        try {
            for (long number = firstNumber; !finishing; number++) {
                OrderStory story = OrderStory.of(number, random, clock.instant());
                for (OrderStory.Message message : story.messages()) {
                    shop.tell(message, story.orderId(), home);
                    acknowledged.incrementAndGet();
                    Thread.sleep(random.nextInt(longestPauseMs));
                }
            }
        } catch (InterruptedException given) {
            return; // given up: what was not acknowledged may or may not have an effect
        } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
        }
    }

    /** Messages answered 2xx so far. Throws what a client failed of. */
    public int acknowledged() {
        Exception broken = failure.get();
        if (broken != null) {
            throw new IllegalStateException(broken.getMessage(), broken);
        }
        return acknowledged.get();
    }

    /** Every client ends the story that it is telling, or is interrupted when the time is over. */
    public void finish(Duration limit) throws InterruptedException {
        finishing = true;
        long end = System.nanoTime() + limit.toNanos();
        for (Thread thread : threads) {
            thread.join(Math.max(1, Duration.ofNanos(end - System.nanoTime()).toMillis()));
        }
        close();
    }

    @Override
    public void close() {
        finishing = true;
        threads.forEach(Thread::interrupt);
    }
}
