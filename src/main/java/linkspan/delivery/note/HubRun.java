package linkspan.delivery.note;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One life of a hub's process.
 *
 * @param instance its name, stable over restarts
 * @param start another one at each start
 * @param runs counts the runs of routes
 * @param careful so many of them are noted before they begin: what was under way when a hub ended comes again among them
 */
public record HubRun(String instance, String start, AtomicLong runs, AtomicInteger careful) {
    /** More than can have been read and not done when a hub ends. */
    private static final int MOST_CAREFUL = 20_000;

    public HubRun(String instance, String start, boolean afterACrash) {
        this(instance, start, new AtomicLong(), new AtomicInteger(afterACrash ? MOST_CAREFUL : 0));
    }

    /** A name for one run of a route, like no other of any hub. */
    public String next() {
        return start + "." + runs.incrementAndGet();
    }

    /** True: the next run is to be noted before it begins. */
    public boolean carefully() {
        return careful.get() > 0 && careful.getAndDecrement() > 0;
    }
}
