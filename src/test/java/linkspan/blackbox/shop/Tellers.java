package linkspan.blackbox.shop;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** All senders of a history. */
public final class Tellers implements AutoCloseable {
    private static final long ORDERS_EACH = 10_000_000;
    private static final int LONGEST_PAUSE_MS = 400;
    private final List<Teller> tellers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    /** Begins at once; each hub of {@code hubs}, {@code host:port}, is told in turn. */
    public Tellers(int count, Post post, List<String> hubs, SplittableRandom random) {
        Instant begin = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(3_600);
        for (int each = 0; each < count; each++) {
            Tales tales = new Tales("t" + each, 3_000_000_000_000L + each * ORDERS_EACH, random.split(), begin);
            Teller teller = new Teller(tales, post, hubs, random.split(), LONGEST_PAUSE_MS);
            tellers.add(teller);
            threads.add(new Thread(teller, "teller-" + each));
        }
        threads.forEach(Thread::start);
    }

    /** Every teller ends its message, or is interrupted when the time is over. */
    public void finish(Duration limit) throws InterruptedException {
        tellers.forEach(Teller::finish);
        long end = System.nanoTime() + limit.toNanos();
        for (Thread thread : threads) {
            thread.join(Math.max(1, (end - System.nanoTime()) / 1_000_000));
        }
        close();
    }

    @Override
    public void close() {
        tellers.forEach(Teller::finish);
        threads.forEach(Thread::interrupt);
    }
}
