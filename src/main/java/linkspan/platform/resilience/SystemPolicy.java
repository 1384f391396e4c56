package linkspan.platform.resilience;

import java.time.Duration;
import linkspan.platform.system.SystemSettings;

/**
 * How one system is treated, from its {@code system.properties}.
 *
 * @param concurrency calls in flight at once
 * @param retry when failed deliveries come again
 * @param parks true: a key whose event is dead waits for a person; false: it goes on without it
 * @param idempotent the system honours our idempotency key for longer than we repeat
 * @param claimFor how long a retry may take before another instance may take it over
 */
public record SystemPolicy(
        String system, int concurrency, RetrySchedule retry, boolean parks, boolean idempotent, Duration claimFor) {
    public static SystemPolicy of(SystemSettings settings) {
        Duration timeout = settings.get("timeout", "10s", linkspan.platform.system.Setting::duration);
        return new SystemPolicy(
                settings.id(),
                settings.number("concurrency", 32, 1, 10_000),
                settings.get("retry", RetrySchedule.DEFAULT, RetrySchedule::parse),
                settings.oneOf("failed-key", "park", "park", "skip").equals("park"),
                settings.flag("idempotent", "false"),
                timeout.multipliedBy(2).plusSeconds(10));
    }
}
