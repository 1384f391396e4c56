package linkspan.platform.resilience;

import java.time.Duration;
import linkspan.model.failure.FailureCode;
import org.jspecify.annotations.Nullable;

/** What one attempt to bring an event to a system came to. */
public sealed interface DeliveryResult {
    /** The detail of what was not meant for the system. */
    String NOTHING_SENT = "nothing sent";

    /**
     * It took effect, or had before.
     *
     * @param sent false: the route ended well and sent nothing, the event is not meant for the system
     */
    record Delivered(boolean sent) implements DeliveryResult {
        @Override
        public @Nullable FailureCode code() {
            return null;
        }

        @Override
        public @Nullable String detail() {
            return sent ? null : NOTHING_SENT;
        }
    }

    /** Nothing happened there; the same may work later. {@code after}: not before, when the system said so. */
    record Unavailable(
            FailureCode code, String detail, @Nullable Duration after) implements DeliveryResult {}

    /** The system, the mapping or the route will never take it as it is: a dead letter at once. */
    record Refused(FailureCode code, String detail) implements DeliveryResult {}

    /** Sent, and it is unknown whether it took effect; the system does not honour our key: a person decides. */
    record Uncertain(FailureCode code, String detail) implements DeliveryResult {}

    /** Why not, or null when it was delivered. */
    @Nullable
    FailureCode code();

    /** The system's words, or null when it was sent and delivered. */
    @Nullable
    String detail();

    /** The word in history and metrics. */
    default String outcome() {
        return getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
    }
}
