package linkspan.delivery;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import linkspan.delivery.eligibility.OwnChannel;
import linkspan.delivery.key.Behind;
import linkspan.delivery.lane.LaneDelivery;
import linkspan.delivery.lane.LaneItem;
import linkspan.delivery.lane.LaneSettings;
import linkspan.delivery.lane.Lanes;
import linkspan.delivery.lane.MissedEvents;
import linkspan.delivery.missed.MissedStore;
import linkspan.delivery.note.EventRoute;
import linkspan.model.Event;
import linkspan.model.EventType;
import linkspan.platform.resilience.SystemBreaker;
import linkspan.platform.resilience.SystemPolicy;
import linkspan.platform.system.SystemSettings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything on its way to one system: its routes, its lanes, its breaker, its parked keys. */
public final class SystemDelivery implements LaneDelivery, EventComponent.Driver {
    private static final Logger LOG = LoggerFactory.getLogger(SystemDelivery.class);

    private final SystemPolicy policy;
    private final DeliveryTools tools;
    private final BooleanSupplier open;
    private final Instant startsAt;
    private final OwnChannel channel;
    private final Map<EventType, EventRoute> routes = new ConcurrentHashMap<>();
    private final Set<EventRoute> started = new HashSet<>();
    private final Positions positions = new Positions();
    private final Attempts attempts;
    private final ParkedKeys parked;
    private final SystemBreaker breaker;
    private Lanes.@Nullable Feed loop;
    private @Nullable Wanted wantedBefore;

    /** What its consumer is to read, and how. */
    private record Wanted(LaneSettings settings, Set<String> topics) {}

    SystemDelivery(SystemSettings settings, DeliveryTools tools, BooleanSupplier open) {
        this.policy = SystemPolicy.of(settings);
        this.tools = tools;
        this.open = open;
        this.channel = new OwnChannel(settings.get("channel", ""));
        this.startsAt = tools.starts().startsAt(settings);
        this.breaker = SystemBreaker.of(settings, tools.timer(), tools.meters(), this::closed, this::pump);
        this.attempts = new Attempts(policy, tools, breaker, this::behind);
        this.parked = new ParkedKeys(this, policy);
    }

    public String id() {
        return policy.system();
    }

    boolean takes(EventType type) {
        return routes.containsKey(type);
    }

    boolean takes(EventType type, String key) {
        return routes.containsKey(type) && channel.mayConcern(type, key);
    }

    /** From when this system gets events. */
    public Instant startsAt() {
        return startsAt;
    }

    public CircuitBreaker.State breakerState() {
        return breaker.state();
    }

    /** False while its consumer cannot reach the broker. */
    public synchronized boolean healthy() {
        return loop == null || loop.healthy();
    }

    /** True while its consumer has not been given its partitions yet. */
    public synchronized boolean joining() {
        return loop != null && !loop.joined();
    }

    @Override
    public void subscribe(EventType type, EventRoute route) {
        EventRoute other = routes.putIfAbsent(type, route);
        if (other != null) {
            throw new IllegalStateException("two routes deliver " + type.label() + " to " + id());
        }
    }

    @Override
    public void unsubscribe(EventRoute route) {
        routes.remove(route.type(), route);
    }

    @Override
    public synchronized void routeStarted(EventRoute route) {
        started.add(route);
        startIfComplete();
    }

    /** One route of a system that stands still holds all of them: their events share keys. */
    @Override
    public void routeStopping(EventRoute route) {
        synchronized (this) {
            started.remove(route);
            if (!open.getAsBoolean()) {
                return; // nothing is under way, and whoever holds it still decides how it goes on
            }
        }
        stop();
    }

    synchronized void startIfComplete() {
        if (loop != null || !open.getAsBoolean() || routes.isEmpty() || started.size() < routes.size()) {
            return;
        }
        Wanted wanted = wanted();
        Lanes.Feed begun = tools.feed(wanted.settings, wanted.topics, this, positions::forget);
        loop = begun;
        wantedBefore = wanted;
        begun.start();
        LOG.info("delivering system={} events={} startsAt={}", id(), routes.keySet(), startsAt);
    }

    private int batch() {
        return routes.values().stream().mapToInt(EventRoute::batch).max().orElse(1);
    }

    private Wanted wanted() {
        int batch = batch();
        return new Wanted(
                new LaneSettings(
                        id(), tools.hub().instance(), policy.concurrency(), batch, Math.min(policy.concurrency(), 2)),
                routes.keySet().stream().map(type -> type.topic().wire()).collect(Collectors.toSet()));
    }

    void stop() {
        stop(taken());
    }

    private synchronized Lanes.@Nullable Feed taken() {
        Lanes.Feed ending = loop;
        loop = null;
        return ending;
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
        return loop;
    }

    private void pump() {
        Lanes.Feed running = running();
        if (running != null) {
            running.lanes().pump();
        }
    }

    private void closed() {
        tools.pending().systemIsBack(id());
    }

    @Override
    public boolean mayStart() {
        return open.getAsBoolean() && breaker.mayStart();
    }

    @Override
    public void coming(List<LaneItem> items) {
        try {
            positions.load(id(), items.stream().map(LaneItem::event).toList(), tools.pending());
        } catch (RuntimeException e) {
            LOG.debug("positions are looked up one by one system={}", id(), e);
        }
    }

    @Override
    public MissedEvents missed(String topic) {
        return tools.missed().scan(wanted(topic));
    }

    MissedStore.Wanted wanted(String topic) {
        return new MissedStore.Wanted(id(), topic, routes.keySet(), startsAt, channel);
    }

    Set<EventType> events() {
        return Set.copyOf(routes.keySet());
    }

    @Override
    public void deliver(List<LaneItem> items, Turn turn) {
        try {
            new LaneTurn(this, items, turn).begin();
        } catch (RuntimeException e) {
            String key = items.get(0).event().key();
            LOG.warn("delivery put off system={} key={}", id(), key, e);
            breaker.notUsed();
            items.forEach(turn::leave);
            tools.timer().schedule(turn::done, 500, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void notStarted() {
        breaker.notUsed();
    }

    @Nullable
    EventRoute routeFor(Event event) {
        return event.time().isBefore(startsAt) || !channel.concerns(event) ? null : routes.get(event.type());
    }

    Positions.Position position(Event event) {
        return positions.of(id(), event, tools.pending()::position);
    }

    Behind behind(Event event) {
        return new Behind(id(), event, routes.keySet(), startsAt);
    }

    Attempts attempts() {
        return attempts;
    }

    SystemBreaker breaker() {
        return breaker;
    }

    DeliveryTools tools() {
        return tools;
    }

    /** Takes parked keys that are due and delivers what waits there; called by {@link Retries}. */
    void retryDue() {
        if (!routes.isEmpty() && breaker.mayRetry()) {
            parked.retryDue();
        }
    }

    @Nullable
    EventRoute route(EventType type) {
        return routes.get(type);
    }

    /**
     * Waits until no delivery is under way and every outcome is stored; to be called when nothing more may start. The
     * consumer stays in its group and what it has read stays in its lanes.
     */
    boolean awaitIdle() throws InterruptedException {
        long end = System.nanoTime() + policy.claimFor().toNanos();
        Lanes.Feed running = running();
        boolean idle = running == null || running.lanes().awaitIdle(leftUntil(end));
        return parked.hold(leftUntil(end)) && idle;
    }

    private static long leftUntil(long end) {
        return Math.max(0, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime()));
    }

    /** Still held: ends the consumer if the routes that there are now want another one. */
    void endOutdated() {
        Lanes.Feed old;
        synchronized (this) {
            boolean same = loop != null && !routes.isEmpty() && wanted().equals(wantedBefore);
            old = same ? null : loop;
            loop = same ? loop : null;
        }
        stop(old);
        positions.forget();
    }

    /** Goes on, with the routes that there are now. */
    void goOn() {
        startIfComplete();
        parked.release();
        pump();
    }
}
