package linkspan.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import linkspan.delivery.key.Claim;
import linkspan.delivery.lane.Lanes;
import linkspan.delivery.note.EventRoute;
import linkspan.platform.resilience.SystemPolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One system's parked keys: takes those that are due and delivers what waits there. */
final class DueKeys {
    private static final Logger LOG = LoggerFactory.getLogger(DueKeys.class);
    private static final int MOST = 64;

    private final SystemPolicy policy;
    private final DeliveryTools tools;
    private final Eligibility eligibility;
    private final Attempts attempts;
    private final Lanes.Time time;
    private final List<Claim> heldBack = new ArrayList<>();
    private int busy; // keys in hand, and a look for more
    private boolean held;

    DueKeys(SystemPolicy policy, DeliveryTools tools, Eligibility eligibility, Attempts attempts) {
        this.policy = policy;
        this.tools = tools;
        this.eligibility = eligibility;
        this.attempts = attempts;
        this.time = tools.time();
    }

    void retryDue() {
        int free = begin();
        if (free <= 0) {
            return;
        }
        try {
            for (Claim claim : tools.pending().claimDue(policy.system(), free, policy.claimFor())) {
                taken();
                retry(claim);
            }
        } finally {
            ended();
        }
    }

    /** How many keys may be taken; when that is none, nothing has begun. */
    private synchronized int begin() {
        int free = held ? 0 : Math.min(policy.concurrency(), MOST) - busy;
        if (free > 0) {
            busy++;
        }
        return free;
    }

    private synchronized void taken() {
        busy++;
    }

    private synchronized void ended() {
        busy--;
        notifyAll();
    }

    private void retry(Claim claim) {
        long claimed = time.nanos();
        long half = policy.claimFor().toNanos() / 2; // a call may take the rest
        try {
            Optional<Claim.Head> head = tools.pending().head(claim, policy.claimFor());
            EventRoute route =
                    head.map(it -> eligibility.route(it.event().type())).orElse(null);
            if (head.isEmpty() || route == null) {
                ended();
                return;
            }
            Attempts.Try next = new Attempts.Try(
                    head.get().event(), claim.number(), head.get().attempts());
            BooleanSupplier mayCall = () -> time.nanos() - claimed < half;
            attempts.run(route, List.of(next), mayCall, () -> {}, settled -> {
                if (settled.get(0).goesOn()) {
                    goOn(claim);
                } else {
                    ended();
                }
            });
        } catch (RuntimeException e) {
            ended(); // the claim expires and somebody takes the key again
            LOG.warn(
                    "retry put off system={} key={}",
                    policy.system(),
                    claim.key().key(),
                    e);
        }
    }

    private void goOn(Claim claim) {
        synchronized (this) {
            if (held) {
                heldBack.add(claim);
                ended();
                return;
            }
        }
        tools.timer().execute(() -> retry(claim));
    }

    /** Takes no more; true when nothing is in hand within that time. */
    synchronized boolean hold(long millis) throws InterruptedException {
        held = true;
        long end = time.nanos() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (busy > 0) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - time.nanos());
            if (left <= 0) {
                return false;
            }
            time.await(this, left);
        }
        return true;
    }

    /** Goes on with the keys that were in hand. */
    void release() {
        List<Claim> back;
        synchronized (this) {
            held = false;
            back = List.copyOf(heldBack);
            heldBack.clear();
            busy += back.size();
        }
        back.forEach(claim -> tools.timer().execute(() -> retry(claim)));
    }
}
