package linkspan.inbound.limit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * So many requests are worked on at once; the next ones wait their turn, and who would wait too long is told to come again.
 * Too long is what {@link Waits} says: a burst is waited for, a lasting overload is not. A count would refuse a burst that is
 * done with in a moment, and a queue without an end would make everybody wait for answers that nobody waits for any more.
 *
 * <p>The wait of a newcomer is the number before it times the time between two ends, as measured over the last ones.
 * Whether that was right is looked at again when its turn comes, and at each {@link #look}. Bodies of waiting requests are
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

    private record Waiting(Turn turn, long since, long longest) {
        boolean isLate(long now) {
            return now - since > longest;
        }
    }

    /** Heads and sockets of those who wait take some 10 KiB each. */
    public static final int MOST_WAITING = 2_000;

    private static final int MEASURED = 128;
    /** Fewer ends than this say nothing: a hub that has just started lets every request wait its time. */
    private static final int ENOUGH = 16;

    private final int atOnce;
    private final Waits waits;
    private final LongSupplier nanos;
    private final StandingQueue standing;
    private final Deque<Waiting> queue = new ArrayDeque<>();
    private final Deque<Long> ends = new ArrayDeque<>();
    private int inFlight;

    /**
     * @param atOnce requests in work
     * @param waits how long one waits
     * @param nanos a clock like {@link System#nanoTime}
     */
    public Turns(int atOnce, Waits waits, LongSupplier nanos) {
        this.atOnce = atOnce;
        this.waits = waits;
        this.nanos = nanos;
        this.standing = new StandingQueue(nanos.getAsLong());
    }

    /** True: a request that comes now would wait too long and counts as refused, so that its body need not be read. */
    public synchronized boolean turnsAway() {
        long now = nanos.getAsLong();
        boolean full = inFlight >= atOnce && isTooLong(patience(now));
        if (full) {
            standing.refused(now);
        }
        return full;
    }

    /** Begins it, now or when its turn comes, or refuses it. */
    public void enter(Turn turn) {
        boolean refused = false;
        synchronized (this) {
            long now = nanos.getAsLong();
            if (inFlight >= atOnce) {
                Waits.Patience patience = patience(now);
                refused = isTooLong(patience);
                if (!refused) {
                    queue.add(new Waiting(turn, now, patience.longest().toNanos()));
                    return;
                }
                standing.refused(now);
            } else {
                standing.empty(now);
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
        Waiting next;
        List<Waiting> late = new ArrayList<>();
        synchronized (this) {
            long now = nanos.getAsLong();
            note(now);
            next = queue.poll();
            while (next != null && next.isLate(now)) {
                late.add(next);
                next = queue.poll();
            }
            told(late, now);
            if (next == null) {
                inFlight--;
            }
        }
        late.forEach(each -> each.turn.refuse());
        if (next != null) {
            next.turn.begin();
        }
    }

    /** Refuses those who have waited too long, also when nothing ends; to be called {@link Waits#LOOKS_A_SECOND} times a second. */
    public void look() {
        List<Waiting> late = new ArrayList<>();
        synchronized (this) {
            long now = nanos.getAsLong();
            // who came later may have less time: all are looked at
            for (Iterator<Waiting> each = queue.iterator(); each.hasNext(); ) {
                Waiting waiting = each.next();
                if (waiting.isLate(now)) {
                    each.remove();
                    late.add(waiting);
                }
            }
            told(late, now);
        }
        late.forEach(each -> each.turn.refuse());
    }

    private void told(List<Waiting> late, long now) {
        if (!late.isEmpty()) {
            standing.refused(now);
        }
        if (queue.isEmpty()) {
            standing.empty(now);
        }
    }

    private Waits.Patience patience(long now) {
        if (queue.isEmpty()) {
            standing.empty(now);
        }
        return standing.stands(now) ? waits.inOverload() : waits.inBurst();
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

    /** Ends come in groups, as commits do: in an overload one group more may be there to take the places of the next. */
    private boolean isTooLong(Waits.Patience patience) {
        if (patience == waits.inOverload() && queue.size() < atOnce) {
            return false;
        }
        return queue.size() >= MOST_WAITING
                || wait(queue.size() + 1) > patience.expected().toNanos();
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
