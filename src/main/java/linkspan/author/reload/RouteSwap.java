package linkspan.author.reload;

import java.util.List;
import java.util.Set;
import linkspan.delivery.Deliveries;
import linkspan.platform.system.SystemCatalog;
import linkspan.platform.system.SystemSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replaces routes of the running hub. What they had in hand is finished and stored first, what comes meanwhile waits, and
 * when the new ones cannot be started the old ones are put back.
 */
public final class RouteSwap {
    /** The other parts of the hub that take part. */
    public interface Surroundings {
        /** Requests for routes that are taken away wait from now on. */
        void hold();

        /** They go to the routes that there are now. */
        void letGo();

        /** A system is new or has other settings; its routes come next. */
        void resettled(SystemSettings settings);

        /** All routes stand again. */
        void settled();
    }

    private static final Logger LOG = LoggerFactory.getLogger(RouteSwap.class);
    private final LiveRoutes live;
    private final ScratchRoutes scratch;
    private final SystemCatalog catalog;
    private final Deliveries deliveries;
    private final Surroundings surroundings;

    public RouteSwap(
            LiveRoutes live,
            ScratchRoutes scratch,
            SystemCatalog catalog,
            Deliveries deliveries,
            Surroundings surroundings) {
        this.live = live;
        this.scratch = scratch;
        this.catalog = catalog;
        this.deliveries = deliveries;
        this.surroundings = surroundings;
    }

    SystemCatalog catalog() {
        return catalog;
    }

    /** Builds it aside. Throws {@link RouteBroken} for what Camel does not load. */
    void tryOut(RoutePlan plan) {
        scratch.check(catalog.with(plan.settings()), plan.withSupport());
    }

    /** For a plan that was tried out. Throws {@link RouteBroken}; then everything runs as before. */
    void apply(RoutePlan plan) {
        SystemCatalog then = catalog.with(plan.settings());
        Set<String> systems = plan.systems();
        try {
            List<String> busy = deliveries.hold(systems);
            if (!busy.isEmpty()) {
                throw new RouteBroken(
                        "routes: " + String.join(", ", busy) + " still delivers; tried again at the next change");
            }
            surroundings.hold();
            replace(plan, then);
        } finally {
            surroundings.letGo();
            deliveries.release(systems);
            surroundings.settled();
        }
    }

    private void replace(RoutePlan plan, SystemCatalog then) {
        SystemCatalog before = catalog.with(catalog.all());
        try {
            live.remove(plan.away());
        } catch (RuntimeException e) {
            putBack(plan);
            throw e;
        }
        try {
            settle(plan, then);
            live.add(plan.come());
        } catch (RuntimeException e) {
            takeAway(plan);
            settle(plan, before);
            putBack(plan);
            throw e;
        }
    }

    private void settle(RoutePlan plan, SystemCatalog systems) {
        catalog.become(systems);
        for (String id : plan.resettled()) {
            deliveries.forget(id);
            live.forget(id);
            systems.find(id).ifPresent(surroundings::resettled);
        }
    }

    /** What has come so far; of a file that cannot be taken away again the old one is not put back beside it. */
    private void takeAway(RoutePlan plan) {
        try {
            live.remove(plan.come());
        } catch (RuntimeException e) {
            LOG.error("routes could not be taken away again, restart the hub: {}", e.getMessage());
        }
    }

    private void putBack(RoutePlan plan) {
        try {
            live.add(plan.away().stream().filter(live::lacks).toList());
        } catch (RuntimeException e) {
            LOG.error("routes could not be put back, restart the hub: {}", e.getMessage());
        }
    }
}
