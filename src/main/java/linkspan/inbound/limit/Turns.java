package linkspan.inbound.limit;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * So many requests are worked on at once; the next ones wait their turn, and who would wait longer than a second is told
 * to come again. A count would refuse a burst that is done with in a moment, and a queue without an end would make
 * everybody wait for answers that nobody waits for any more.
 *
 * <p>The wait of a newcomer is the number before it times the time between two ends, as measured over the last ones.
 * Whether that was right is looked at again when its turn comes, and ten times a second. Bodies of waiting requests are
 * accounted for by whatever read them; their number is bounded, too. Safe for many threads.
 */
public final class Turns {
    /** What becomes of a request; each of the two is called at most once, and one of them is. */
    public interface Turn {
        /** It is worked on; {@link Turns#leave} must follow. */
        void begin();

        /** It would wait too long. */
        void refuse();
    }

    private record Waiting(Turn turn, long since) {}

    /** Heads and sockets of those who wait take some 10 KiB each. */
    public static final int MOST_WAITING = 2_000;

    private static final int MEASURED = 128;
    /** Fewer ends than this say nothing: a hub that has just started lets every request wait its second. */
    private static final int ENOUGH = 16;

    private final int atOnce;
    private final long longestNanos;
    private final LongSupplier nanos;
    private final Deque<Waiting> queue = new ArrayDeque<>();
    private final Deque<Long> ends = new ArrayDeque<>();
    private int inFlight;

    /**
     * @param atOnce requests in work
     * @param longest that one waits
     * @param nanos a clock like {@link System#nanoTime}
     */
    public Turns(int atOnce, Duration longest, LongSupplier nanos) {
        this.atOnce = atOnce;
        this.longestNanos = longest.toNanos();
        this.nanos = nanos;
    }

    /** True: a request that came now would wait too long, so that its body need not be read. */
    public synchronized boolean isFull() {
        return inFlight >= atOnce && (queue.size() >= MOST_WAITING || wait(queue.size() + 1) > longestNanos);
    }

    /** Begins it, now or when its turn comes, or refuses it. */
    public void enter(Turn turn) {
        boolean refused = false;
        synchronized (this) {
            if (inFlight >= atOnce) {
                refused = isFull();
                if (!refused) {
                    queue.add(new Waiting(turn, nanos.getAsLong()));
                    return;
                }
            } else {
                inFlight++;
            }
        }
        if (refused) {
            turn.refuse();
        } else {
            turn.begin();
        }
    }

    /** One in work has ended: the next begins, on this thread. */
    public void leave() {
        Turn next = null;
        List<Waiting> late;
        synchronized (this) {
            note(nanos.getAsLong());
            late = late();
            Waiting first = queue.poll();
            if (first == null) {
                inFlight--;
            } else {
                next = first.turn;
            }
        }
        late.forEach(each -> each.turn.refuse());
        if (next != null) {
            next.begin();
        }
    }

    /** Refuses those who have waited too long, also when nothing ends; to be called ten times a second. */
    public void look() {
        List<Waiting> late;
        synchronized (this) {
            late = late();
        }
        late.forEach(each -> each.turn.refuse());
    }

    private List<Waiting> late() {
        long now = nanos.getAsLong();
        List<Waiting> late = new ArrayList<>();
        for (Waiting first = queue.peek(); first != null && now - first.since > longestNanos; first = queue.peek()) {
            late.add(queue.remove());
        }
        return late;
    }

    /** Ends count while somebody waits or everybody works: an idle hub's are as far apart as its requests. */
    private void note(long now) {
        if (inFlight < atOnce) {
            ends.clear();
            return;
        }
        ends.add(now);
        if (ends.size() > MEASURED) {
            ends.remove();
        }
    }

    private long wait(int place) {
        Long first = ends.peekFirst();
        Long last = ends.peekLast();
        return ends.size() < ENOUGH || first == null || last == null ? 0 : (last - first) / (ends.size() - 1) * place;
    }

    public synchronized int inFlight() {
        return inFlight;
    }

    public synchronized int waiting() {
        return queue.size();
    }
}
