package linkspan.platform.resilience;

import java.time.Duration;
import linkspan.model.failure.FailureCode;
import org.jspecify.annotations.Nullable;

/**
 * A call to a system failed in a way that is understood; thrown by {@code call:} and {@code rows:} without a stack
 * trace.
 */
public final class DeliveryFailure extends Exception {
    private final FailureCode code;
    private final @Nullable Duration retryAfter;
    private final Effect effect;

    /** @param detail status and words of the system, shortened; no personal data, no secret */
    public DeliveryFailure(FailureCode code, String detail, @Nullable Duration retryAfter, Effect effect) {
        super(detail, null, false, false);
        this.code = code;
        this.retryAfter = retryAfter;
        this.effect = effect;
    }

    /** With the effect that a failure of that code may have had. */
    public DeliveryFailure(FailureCode code, String detail) {
        this(code, detail, null, effectOf(code));
    }

    private static Effect effectOf(FailureCode code) {
        return switch (code) {
            case ANSWER_LOST, SYSTEM_ANSWER_INVALID, SYSTEM_ERROR -> Effect.POSSIBLE;
            default -> Effect.NONE;
        };
    }

    /** The same for a call that may be repeated: whatever it did, doing it again does no more. */
    public DeliveryFailure ofRepeatable() {
        return new DeliveryFailure(code, String.valueOf(getMessage()), retryAfter, Effect.NONE);
    }

    public FailureCode code() {
        return code;
    }

    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    public Effect effect() {
        return effect;
    }
}
