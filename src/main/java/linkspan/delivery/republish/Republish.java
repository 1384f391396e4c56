package linkspan.delivery.republish;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import linkspan.commit.outbox.Stream;
import linkspan.platform.audit.AuditStore;
import linkspan.platform.database.DatabaseFailed;

/**
 * Publishes events again in slices of a few seconds, so that whoever asked sees how far it is and may stop. It gives way:
 * while 5,000 events wait it adds none, so that new ones do not wait long behind old ones. Receivers drop what they have
 * done, by sequence number and event id: it may be asked for as often as one likes, from several places at once.
 */
public final class Republish {
    private static final int KEYS_AT_ONCE = 50;
    private static final int KEYS_LISTED = 1_000;
    private static final int MOST_WAITING = 5_000;
    private static final int TRIES = 3;
    private static final long LOOK_AGAIN_MS = 50;
    private final RepublishStore store;
    private final AuditStore audit;
    private final Runnable wakeRelay;
    private final Duration slice;

    /** @param slice how long a call may take */
    public Republish(RepublishStore store, AuditStore audit, Runnable wakeRelay, Duration slice) {
        this.store = store;
        this.audit = audit;
        this.wakeRelay = wakeRelay;
        this.slice = slice;
    }

    /**
     * The keys that come after {@code after}, as many as there is time for. Throws {@link DatabaseFailed}; what was done
     * until then stays done.
     */
    public Slice run(Selection selection, String after, String actor) {
        if (after.isEmpty()) {
            audit.add(actor, "republish", selection.toString(), "begun");
        }
        long end = System.nanoTime() + slice.toNanos();
        Slice soFar = new Slice(0, 0, after, false);
        try {
            while (!soFar.done() && System.nanoTime() - end < 0) {
                soFar = page(selection, soFar, end);
            }
        } finally {
            audit.add(actor, "republish", selection.toString(), words(soFar));
        }
        return soFar;
    }

    private static String words(Slice slice) {
        return slice.events() + " events of " + slice.keys() + " keys"
                + (slice.done() ? ", done" : ", as far as " + slice.after());
    }

    private Slice page(Selection selection, Slice before, long end) {
        List<Stream> keys = store.keys(selection, before.after(), KEYS_LISTED);
        Slice soFar = before;
        for (int from = 0; from < keys.size(); from += KEYS_AT_ONCE) {
            if (!roomBefore(end)) {
                return soFar;
            }
            List<Stream> batch = keys.subList(from, Math.min(keys.size(), from + KEYS_AT_ONCE));
            long events = again(batch, selection);
            wakeRelay.run();
            Stream last = batch.get(batch.size() - 1);
            soFar = new Slice(
                    soFar.events() + events,
                    soFar.keys() + batch.size(),
                    last.topic().wire() + "/" + last.key(),
                    false);
        }
        return new Slice(soFar.events(), soFar.keys(), soFar.after(), keys.size() < KEYS_LISTED);
    }

    /** Another hub may hold a key, or a relay a row, for longer than this pool waits. */
    private long again(List<Stream> batch, Selection selection) {
        for (int i = 1; ; i++) {
            try {
                return store.again(batch, selection.since());
            } catch (DatabaseFailed e) {
                if (i == TRIES) {
                    throw e;
                }
            }
        }
    }

    /** False when there is none until then. */
    private boolean roomBefore(long end) {
        while (System.nanoTime() - end < 0) {
            if (!store.crowded(MOST_WAITING)) {
                return true;
            }
            try {
                TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return false;
    }
}
