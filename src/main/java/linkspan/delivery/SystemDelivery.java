package linkspan.delivery;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import linkspan.event.Event;
import linkspan.event.EventType;
import linkspan.lane.LaneDelivery;
import linkspan.lane.LaneItem;
import linkspan.lane.LaneSettings;
import linkspan.lane.RecordLoop;
import linkspan.outcome.SystemBreaker;
import linkspan.outcome.SystemPolicy;
import linkspan.position.Behind;
import linkspan.position.Claim;
import linkspan.system.SystemSettings;
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
    private final Map<EventType, EventConsumer> routes = new ConcurrentHashMap<>();
    private final Set<EventConsumer> started = new HashSet<>();
    private final Positions positions = new Positions();
    private final Attempts attempts;
    private final AtomicInteger retrying = new AtomicInteger();
    private final SystemBreaker breaker;
    private @Nullable RecordLoop loop;

    SystemDelivery(SystemSettings settings, DeliveryTools tools, BooleanSupplier open) {
        this.policy = SystemPolicy.of(settings);
        this.tools = tools;
        this.open = open;
        this.startsAt = tools.starts().startsAt(settings);
        this.breaker = SystemBreaker.of(settings, tools.timer(), tools.meters(), this::closed, this::pump);
        this.attempts = new Attempts(policy, tools, breaker);
    }

    public String id() {
        return policy.system();
    }

    public boolean takes(EventType type) {
        return routes.containsKey(type);
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

    @Override
    public void subscribe(EventType type, EventConsumer route) {
        EventConsumer other = routes.putIfAbsent(type, route);
        if (other != null) {
            throw new IllegalStateException("two routes deliver " + type.label() + " to " + id());
        }
    }

    @Override
    public void unsubscribe(EventConsumer route) {
        routes.remove(route.type(), route);
    }

    @Override
    public synchronized void routeStarted(EventConsumer route) {
        started.add(route);
        startIfComplete();
    }

    /** One route of a system that stands still holds all of them: their events share keys. */
    @Override
    public void routeStopping(EventConsumer route) {
        synchronized (this) {
            started.remove(route);
        }
        stop();
    }

    synchronized void startIfComplete() {
        if (loop != null || !open.getAsBoolean() || routes.isEmpty() || started.size() < routes.size()) {
            return;
        }
        int batch =
                routes.values().stream().mapToInt(EventConsumer::batch).max().orElse(1);
        LaneSettings settings = new LaneSettings(
                id(), tools.instance(), policy.concurrency(), batch, Math.min(policy.concurrency(), 2));
        Set<String> topics =
                routes.keySet().stream().map(type -> type.topic().wire()).collect(Collectors.toSet());
        RecordLoop begun = new RecordLoop(settings, tools.kafka(), topics, this, positions::forget);
        loop = begun;
        begun.start();
        LOG.info("delivering system={} events={} startsAt={}", id(), routes.keySet(), startsAt);
    }

    void stop() {
        RecordLoop ending;
        synchronized (this) {
            ending = loop;
            loop = null;
        }
        if (ending != null) {
            try {
                ending.stop();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void pump() {
        RecordLoop running;
        synchronized (this) {
            running = loop;
        }
        if (running != null) {
            running.lanes().pump();
        }
    }

    private void closed() {
        tools.pending().systemIsBack(id());
    }

    // ---- from the lanes

    @Override
    public boolean mayStart() {
        return breaker.mayStart();
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
    public void deliver(List<LaneItem> items, Turn turn) {
        try {
            new LaneTurn(this, items, turn).begin();
        } catch (RuntimeException e) {
            LOG.warn(
                    "delivery put off system={} key={}",
                    id(),
                    items.get(0).event().key(),
                    e);
            tools.timer().schedule(() -> deliver(items, turn), 500, TimeUnit.MILLISECONDS);
        }
    }

    @Nullable
    EventConsumer routeFor(Event event) {
        return event.time().isBefore(startsAt) ? null : routes.get(event.type());
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

    // ---- parked keys

    /** Takes parked keys that are due and delivers what waits there; called by {@link Retries}. */
    void retryDue() {
        int free = Math.min(policy.concurrency(), 64) - retrying.get();
        if (free <= 0 || routes.isEmpty() || !breaker.mayRetry()) {
            return;
        }
        for (Claim claim : tools.pending().claimDue(id(), free, policy.claimFor())) {
            retrying.incrementAndGet();
            retry(claim);
        }
    }

    private void retry(Claim claim) {
        try {
            Optional<Claim.Head> head = tools.pending().head(claim, policy.claimFor());
            EventConsumer route =
                    head.map(Claim.Head::event).map(e -> routes.get(e.type())).orElse(null);
            if (head.isEmpty() || route == null) {
                retrying.decrementAndGet();
                return;
            }
            Attempts.Try next = new Attempts.Try(
                    head.get().event(), claim.number(), head.get().attempts());
            attempts.run(route, List.of(next), () -> {}, settled -> {
                if (settled.get(0).goesOn()) {
                    tools.timer().execute(() -> retry(claim));
                } else {
                    retrying.decrementAndGet();
                }
            });
        } catch (RuntimeException e) {
            retrying.decrementAndGet(); // the claim expires and somebody takes the key again
            LOG.warn("retry put off system={} key={}", id(), claim.key().key(), e);
        }
    }
}
