package linkspan.inbound.limit;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The memory for bodies, shared by all event loops. Who sends is not proven before a body is complete, so what is unfinished
 * has no right to stay: where room lacks, the address that holds most gives way, with the body that has kept most memory for
 * longest. So no address keeps others out, and behind one address what stands still does not keep out what has just begun.
 */
public final class BodyRoom {
    /** A body of which more is to come. */
    interface Unfinished {
        /** Its room was taken: nothing of it counts any longer. On any thread, while the room's lock is held. */
        void evicted();
    }

    private static final class Progress {
        private final long since;
        private long bytes;

        private Progress(long since) {
            this.since = since;
        }

        /** Bytes by time: a body that has just begun has cost nothing yet, whatever it will become. */
        private double cost(long now) {
            return bytes * (double) (now - since + 1);
        }
    }

    private static final class Share {
        private final Map<Unfinished, Progress> bodies = new HashMap<>();
        private long bytes;
    }

    private final Map<String, Share> unfinished = new HashMap<>();
    private final LongSupplier nanos;
    private final long most;
    private final long mostOfOne;
    private long held;

    /**
     * @param most bytes of all bodies, those in work included
     * @param mostOfOne bytes of one address's unfinished bodies, where these are several
     * @param nanos a clock like {@link System#nanoTime}
     */
    public BodyRoom(long most, long mostOfOne, LongSupplier nanos) {
        this.nanos = nanos;
        this.most = most;
        this.mostOfOne = mostOfOne;
    }

    /** Bytes held now. */
    public synchronized long held() {
        return held;
    }

    /** Counts bytes that have arrived; what gives way for them is told so, which may be this very body. */
    synchronized void hold(String address, Unfinished body, long bytes) {
        Share share = unfinished.computeIfAbsent(address, key -> new Share());
        share.bodies.computeIfAbsent(body, key -> new Progress(nanos.getAsLong())).bytes += bytes;
        share.bytes += bytes;
        held += bytes;
        while (share.bytes > mostOfOne && share.bodies.size() > 1) {
            evictDearest(address, share);
        }
        while (held > most) {
            Map.Entry<String, Share> fullest = fullest();
            if (fullest == null) {
                return; // all of it is in work, and this body has just given way
            }
            evictDearest(fullest.getKey(), fullest.getValue());
        }
    }

    /** The body is complete; its bytes stay until they are {@link #release released}. */
    synchronized void complete(String address, Unfinished body) {
        forget(address, body);
    }

    /** The body will never be complete; also of one that is not there any more. */
    synchronized void drop(String address, Unfinished body) {
        held -= forget(address, body);
    }

    /** Of a complete body whose request is answered. */
    public synchronized void release(long bytes) {
        held -= bytes;
    }

    private void evictDearest(String address, Share share) {
        long now = nanos.getAsLong();
        Unfinished dearest = Collections.max(
                        share.bodies.entrySet(),
                        Comparator.comparingDouble(entry -> entry.getValue().cost(now)))
                .getKey();
        drop(address, dearest);
        dearest.evicted();
    }

    private Map.@Nullable Entry<String, Share> fullest() {
        Map.Entry<String, Share> fullest = null;
        for (Map.Entry<String, Share> entry : unfinished.entrySet()) {
            if (fullest == null || entry.getValue().bytes > fullest.getValue().bytes) {
                fullest = entry;
            }
        }
        return fullest;
    }

    private long forget(String address, Unfinished body) {
        Share share = unfinished.get(address);
        if (share == null || !share.bodies.containsKey(body)) {
            return 0;
        }
        long bytes = Objects.requireNonNull(share.bodies.remove(body)).bytes;
        share.bytes -= bytes;
        if (share.bodies.isEmpty()) {
            unfinished.remove(address);
        }
        return bytes;
    }
}
