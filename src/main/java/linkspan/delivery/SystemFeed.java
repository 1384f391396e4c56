package linkspan.delivery;

import java.util.HashSet;
import java.util.Set;
import java.util.function.BooleanSupplier;
import linkspan.delivery.lane.LaneSettings;
import linkspan.delivery.lane.Lanes;
import linkspan.delivery.note.EventRoute;
import linkspan.platform.resilience.SystemPolicy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The consumer of one system: runs while all routes of the system are started, ends when one of them stops. */
final class SystemFeed {
    private static final Logger LOG = LoggerFactory.getLogger(SystemFeed.class);
    private final SystemPolicy policy;
    private final DeliveryTools tools;
    private final Eligibility eligibility;
    private final SystemLanes lanes;
    private final BooleanSupplier open;
    private final Set<EventRoute> started = new HashSet<>();
    private Lanes.@Nullable Feed running;
    private @Nullable Wanted wantedBefore;

    /** What the consumer is to read, and how. */
    private record Wanted(LaneSettings settings, Set<String> topics) {}

    /** @param open false while nothing may start */
    SystemFeed(
            SystemPolicy policy,
            DeliveryTools tools,
            Eligibility eligibility,
            SystemLanes lanes,
            BooleanSupplier open) {
        this.policy = policy;
        this.tools = tools;
        this.eligibility = eligibility;
        this.lanes = lanes;
        this.open = open;
    }

    synchronized boolean healthy() {
        return running == null || running.healthy();
    }

    synchronized boolean joining() {
        return running != null && !running.joined();
    }

    synchronized void routeStarted(EventRoute route) {
        started.add(route);
        startIfComplete();
    }

    /** One route of a system that stands still holds all of them: their events share keys. */
    void routeStopping(EventRoute route) {
        synchronized (this) {
            started.remove(route);
            if (!open.getAsBoolean()) {
                return; // nothing is under way, and whoever holds the system still decides how it goes on
            }
        }
        stop();
    }

    synchronized void startIfComplete() {
        int routes = eligibility.types().size();
        if (running != null || !open.getAsBoolean() || routes == 0 || started.size() < routes) {
            return;
        }
        Wanted wanted = wanted();
        Lanes.Feed begun = tools.feed(wanted.settings, wanted.topics, lanes, lanes::forget);
        running = begun;
        wantedBefore = wanted;
        begun.start();
        LOG.info(
                "delivering system={} events={} startsAt={}",
                policy.system(),
                eligibility.types(),
                eligibility.startsAt());
    }

    private Wanted wanted() {
        int concurrency = policy.concurrency();
        LaneSettings settings = new LaneSettings(
                policy.system(), tools.hub().instance(), concurrency, eligibility.batch(), Math.min(concurrency, 2));
        return new Wanted(settings, eligibility.topics());
    }

    void stop() {
        Lanes.Feed ending;
        synchronized (this) {
            ending = running;
            running = null;
        }
        stop(ending);
    }

    private static void stop(Lanes.@Nullable Feed ending) {
        if (ending != null) {
            try {
                ending.stop();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private synchronized Lanes.@Nullable Feed running() {
        return running;
    }

    /** Starts what may start now. */
    void pump() {
        Lanes.Feed feed = running();
        if (feed != null) {
            feed.lanes().pump();
        }
    }

    /** True when no delivery of a lane is under way within that time. */
    boolean awaitIdle(long millis) throws InterruptedException {
        Lanes.Feed feed = running();
        return feed == null || feed.lanes().awaitIdle(millis);
    }

    /** Held still: ends the consumer if the routes that there are now want another one. */
    void endOutdated() {
        Lanes.Feed old;
        synchronized (this) {
            boolean same = running != null && !eligibility.types().isEmpty() && wanted().equals(wantedBefore);
            old = same ? null : running;
            running = same ? running : null;
        }
        stop(old);
        lanes.forget();
    }
}
