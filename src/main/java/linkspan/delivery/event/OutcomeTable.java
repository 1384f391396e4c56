package linkspan.delivery.event;

import java.time.Duration;
import linkspan.model.failure.FailureCode;
import linkspan.model.failure.Refused;
import linkspan.model.failure.Unmappable;
import linkspan.platform.database.DatabaseFailed;
import linkspan.platform.resilience.DeliveryFailed;
import linkspan.platform.resilience.DeliveryFailure;
import linkspan.platform.resilience.DeliveryResult;
import linkspan.platform.resilience.Effect;
import org.jspecify.annotations.Nullable;

/** The one place that says what an exception of a deliver route means. */
public final class OutcomeTable {
    private static final int LONGEST_DETAIL = 500;

    private OutcomeTable() {}

    /** What one call, or a route without calls, came to. */
    public static DeliveryResult of(@Nullable Throwable error) {
        return of(error, Effect.NONE);
    }

    /**
     * What a route came to.
     *
     * @param calls what its calls may have done to systems that do not honour our key; those that went well count, too,
     *     when the route failed after them: to run it again would call again
     */
    public static DeliveryResult of(@Nullable Throwable failed, Effect calls) {
        if (failed == null) {
            return new DeliveryResult.Delivered(true);
        }
        Throwable error = DeliveryFailed.unwrapped(failed);
        FailureCode code = code(error);
        boolean doubtful = calls == Effect.POSSIBLE
                || error instanceof DeliveryFailure failure && failure.effect() == Effect.POSSIBLE;
        if (doubtful) {
            return new DeliveryResult.Uncertain(code, detail(error));
        }
        if (error instanceof DatabaseFailed database && database.isOfTheData()) {
            return new DeliveryResult.Refused(code, "a value cannot be stored or looked up");
        }
        Duration after = error instanceof DeliveryFailure failure ? failure.retryAfter() : null;
        return code.retry() && !(error instanceof Refused)
                ? new DeliveryResult.Unavailable(code, detail(error), after)
                : new DeliveryResult.Refused(code, detail(error));
    }

    private static FailureCode code(Throwable error) {
        if (error instanceof DeliveryFailure failure) {
            return failure.code();
        }
        if (error instanceof Unmappable) {
            return FailureCode.MAPPING_FAILED;
        }
        return error instanceof Refused refused ? refused.code() : FailureCode.ROUTE_FAILED;
    }

    private static String detail(Throwable error) {
        String message = error.getMessage() == null ? error.getClass().getSimpleName() : error.getMessage();
        return message.length() > LONGEST_DETAIL ? message.substring(0, LONGEST_DETAIL) : message;
    }
}
