package linkspan.outcome;

import java.time.Duration;
import linkspan.failure.FailureCode;
import org.jspecify.annotations.Nullable;

/**
 * A call to a system failed in a way that is understood; thrown by {@code call:} and {@code rows:} without a stack
 * trace.
 */
public final class DeliveryFailure extends Exception {
    private final FailureCode code;
    private final @Nullable Duration retryAfter;

    /** @param detail status and words of the system, shortened; no personal data, no secret */
    public DeliveryFailure(FailureCode code, String detail, @Nullable Duration retryAfter) {
        super(detail, null, false, false);
        this.code = code;
        this.retryAfter = retryAfter;
    }

    public DeliveryFailure(FailureCode code, String detail) {
        this(code, detail, null);
    }

    public FailureCode code() {
        return code;
    }

    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
