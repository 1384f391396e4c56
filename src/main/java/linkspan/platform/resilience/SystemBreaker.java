package linkspan.platform.resilience;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import linkspan.platform.system.Setting;
import linkspan.platform.system.SystemSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The circuit breaker of one system, in front of its lanes: open, nothing is started and events wait in Kafka. Half
 * open, three deliveries try.
 */
public final class SystemBreaker {
    private static final Logger LOG = LoggerFactory.getLogger(SystemBreaker.class);
    private final CircuitBreaker breaker;
    private final ScheduledExecutorService timer;
    private final Duration openFor;
    private final Runnable pump;

    private SystemBreaker(CircuitBreaker breaker, ScheduledExecutorService timer, Duration openFor, Runnable pump) {
        this.breaker = breaker;
        this.timer = timer;
        this.openFor = openFor;
        this.pump = pump;
    }

    /** {@code onClosed}: it is back; {@code pump}: lanes may look again. */
    public static SystemBreaker of(
            SystemSettings settings,
            ScheduledExecutorService timer,
            MeterRegistry meters,
            Runnable onClosed,
            Runnable pump) {
        Duration openFor = settings.get("breaker-open", "5s", Setting::duration);
        CircuitBreakerRegistry registry = CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
                .slidingWindowSize(settings.number("breaker-window", 50, 5, 10_000))
                .minimumNumberOfCalls(settings.number("breaker-calls", 20, 1, 10_000))
                .failureRateThreshold(settings.number("breaker-percent", 50, 1, 100))
                .permittedNumberOfCallsInHalfOpenState(3)
                .waitDurationInOpenState(openFor)
                .build());
        CircuitBreaker breaker = registry.circuitBreaker(settings.id(), Map.of("system", settings.id()));
        BreakerMeters.bind(registry, settings.id(), meters);
        SystemBreaker it = new SystemBreaker(breaker, timer, openFor, pump);
        breaker.getEventPublisher().onStateTransition(event -> {
            LOG.warn("breaker {} system={}", event.getStateTransition(), settings.id());
            switch (event.getStateTransition().getToState()) {
                case OPEN -> it.lookLater();
                case CLOSED ->
                    timer.execute(() -> {
                        onClosed.run();
                        pump.run();
                    });
                default -> timer.execute(pump);
            }
        });
        return it;
    }

    private void lookLater() {
        timer.schedule(pump, openFor.toMillis() + 20, TimeUnit.MILLISECONDS);
    }

    public CircuitBreaker.State state() {
        return breaker.getState();
    }

    /** Takes a permission for one start; every start ends in one of the three calls below. */
    public boolean mayStart() {
        return breaker.tryAcquirePermission();
    }

    /** Takes none: parked keys wait while it is open. */
    public boolean mayRetry() {
        return breaker.getState() != CircuitBreaker.State.OPEN
                && breaker.getState() != CircuitBreaker.State.FORCED_OPEN;
    }

    public void notUsed() {
        breaker.releasePermission();
    }

    public void ended(DeliveryResult result, long nanos) {
        if (result instanceof DeliveryResult.Unavailable || result instanceof DeliveryResult.Uncertain) {
            breaker.onError(nanos, TimeUnit.NANOSECONDS, new CallNotUsable());
        } else {
            breaker.onSuccess(nanos, TimeUnit.NANOSECONDS);
        }
        if (breaker.getState() == CircuitBreaker.State.HALF_OPEN) {
            timer.execute(pump);
        }
    }

    private static final class CallNotUsable extends RuntimeException {
        CallNotUsable() {
            super("unavailable", null, false, false);
        }
    }
}
