package linkspan.delivery.key;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.DoubleSupplier;
import linkspan.platform.resilience.DeliveryResult;
import org.jspecify.annotations.Nullable;

/**
 * How a failed attempt goes on.
 *
 * @param notBefore until when the system itself asked us to wait
 */
public record Parking(
        PendingState state,
        int attempts,
        String code,
        String detail,
        @Nullable Instant nextAttemptAt,
        @Nullable Instant notBefore) {

    /** After an attempt that failed; {@code random}, within 0 and 1, spreads retries. */
    public static Parking of(DeliveryEnd end, Instant now, DoubleSupplier random) {
        int attempts = end.attempts() + 1;
        String code = Objects.requireNonNull(end.result().code()).label();
        String detail = Objects.requireNonNull(end.result().detail());
        if (end.result() instanceof DeliveryResult.Uncertain) {
            return new Parking(PendingState.UNCERTAIN, attempts, code, detail, null, null);
        }
        Duration pause = end.result() instanceof DeliveryResult.Unavailable
                ? end.policy().retry().pauseAfter(attempts, random).orElse(null)
                : null;
        if (pause == null) {
            return new Parking(PendingState.DEAD, attempts, code, detail, null, null);
        }
        Duration after = ((DeliveryResult.Unavailable) end.result()).after();
        Duration longer = after != null && after.compareTo(pause) > 0 ? after : pause;
        Instant asked = after == null ? null : now.plus(after);
        return new Parking(PendingState.WAITING, attempts, code, detail, now.plus(longer), asked);
    }
}
