package linkspan.delivery;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import linkspan.delivery.eligibility.OwnChannel;
import linkspan.delivery.event.EventComponent;
import linkspan.delivery.missed.MissedStore;
import linkspan.delivery.note.EventRoute;
import linkspan.model.EventType;
import linkspan.platform.resilience.SystemBreaker;
import linkspan.platform.resilience.SystemPolicy;
import linkspan.platform.system.SystemSettings;

/** Everything on its way to one system: which events it gets, its consumer and lanes, its breaker, its parked keys. */
public final class SystemDelivery implements EventComponent.Driver {
    private final SystemPolicy policy;
    private final Eligibility eligibility;
    private final SystemBreaker breaker;
    private final SystemFeed feed;
    private final DueKeys parked;

    SystemDelivery(SystemSettings settings, DeliveryTools tools, BooleanSupplier open) {
        policy = SystemPolicy.of(settings);
        String system = policy.system();
        eligibility =
                new Eligibility(system, tools.starts().startsAt(settings), new OwnChannel(settings.get("channel", "")));
        breaker = SystemBreaker.of(
                settings, tools.timer(), tools.meters(), () -> tools.pending().systemIsBack(system), this::pump);
        Attempts attempts = new Attempts(policy, tools, breaker, eligibility::behind);
        Positions positions = new Positions(system, tools.pending());
        LaneTurn.Means means = new LaneTurn.Means(eligibility, positions, attempts, breaker, tools);
        feed = new SystemFeed(policy, tools, eligibility, new SystemLanes(means, open), open);
        parked = new DueKeys(policy, tools, eligibility, attempts);
    }

    private void pump() {
        feed.pump();
    }

    public String id() {
        return policy.system();
    }

    boolean takes(EventType type) {
        return eligibility.takes(type);
    }

    boolean takes(EventType type, String key) {
        return eligibility.takes(type, key);
    }

    /** From when this system gets events. */
    public Instant startsAt() {
        return eligibility.startsAt();
    }

    /** What its routes take. */
    public Set<EventType> events() {
        return eligibility.types();
    }

    MissedStore.Wanted wanted(String topic) {
        return eligibility.wanted(topic);
    }

    public CircuitBreaker.State breakerState() {
        return breaker.state();
    }

    /** False while its consumer cannot reach the broker. */
    public boolean healthy() {
        return feed.healthy();
    }

    /** True while its consumer has not been given its partitions yet. */
    public boolean joining() {
        return feed.joining();
    }

    @Override
    public void subscribe(EventType type, EventRoute route) {
        eligibility.add(type, route);
    }

    @Override
    public void unsubscribe(EventRoute route) {
        eligibility.remove(route);
    }

    @Override
    public void routeStarted(EventRoute route) {
        feed.routeStarted(route);
    }

    @Override
    public void routeStopping(EventRoute route) {
        feed.routeStopping(route);
    }

    void startIfComplete() {
        feed.startIfComplete();
    }

    void stop() {
        feed.stop();
    }

    /** Takes parked keys that are due and delivers what waits there; called by {@link Retries}. */
    void retryDue() {
        if (!eligibility.types().isEmpty() && breaker.mayRetry()) {
            parked.retryDue();
        }
    }

    /**
     * Waits until no delivery is under way and every outcome is stored; to be called when nothing more may start. The
     * consumer stays in its group and what it has read stays in its lanes.
     */
    boolean awaitIdle() throws InterruptedException {
        long end = System.nanoTime() + policy.claimFor().toNanos();
        boolean idle = feed.awaitIdle(leftUntil(end));
        return parked.hold(leftUntil(end)) && idle;
    }

    private static long leftUntil(long end) {
        return Math.max(0, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime()));
    }

    /** Still held: ends the consumer if the routes that there are now want another one. */
    void endOutdated() {
        feed.endOutdated();
    }

    /** Goes on, with the routes that there are now. */
    void goOn() {
        feed.startIfComplete();
        parked.release();
        feed.pump();
    }
}
