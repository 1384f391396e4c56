package linkspan.platform.resilience;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import linkspan.model.failure.Refused;
import linkspan.model.failure.Unmappable;
import linkspan.platform.system.Setting;
import linkspan.platform.system.SystemSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The circuit breaker that stands in a {@code serve} route, round the question to a system: Camel's {@code circuitBreaker}
 * names it. Apart from the one in front of the system's lanes, because an answer for people may fail while deliveries do
 * not. Its state is in the metrics {@code resilience4j_circuitbreaker_*} under its name.
 */
public final class AskBreaker {
    private static final Logger LOG = LoggerFactory.getLogger(AskBreaker.class);

    private AskBreaker() {}

    /** By {@code breaker-percent}, {@code -calls}, {@code -window} and {@code -open} of the system. */
    public static CircuitBreaker of(String name, SystemSettings settings, MeterRegistry meters) {
        CircuitBreakerRegistry registry = CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
                .slidingWindowSize(settings.number("breaker-window", 50, 5, 10_000))
                .minimumNumberOfCalls(settings.number("breaker-calls", 20, 1, 10_000))
                .failureRateThreshold(settings.number("breaker-percent", 50, 1, 100))
                .permittedNumberOfCallsInHalfOpenState(3)
                .waitDurationInOpenState(settings.get("breaker-open", "5s", Setting::duration))
                .ignoreException(AskBreaker::saysNothingAboutIt)
                .build());
        CircuitBreaker breaker = registry.circuitBreaker(name, Map.of("system", settings.id()));
        BreakerMeters.bind(registry, name, meters);
        breaker.getEventPublisher()
                .onStateTransition(event ->
                        LOG.warn("breaker {} name={} system={}", event.getStateTransition(), name, settings.id()));
        return breaker;
    }

    /** It was there and refused, or its answer was no answer to a mapping: no reason to stop asking. */
    private static boolean saysNothingAboutIt(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof DeliveryFailure failure) {
                return !failure.code().retry();
            }
            if (cause instanceof Refused || cause instanceof Unmappable) {
                return true;
            }
            if (cause.getCause() == cause) {
                return false;
            }
        }
        return false;
    }
}
