package linkspan.outcome;

import linkspan.database.DatabaseFailed;
import linkspan.failure.FailureCode;
import linkspan.failure.Refused;
import linkspan.failure.Unmappable;
import org.jspecify.annotations.Nullable;

/** The one place that says what an exception of a deliver route means (design §7, outcomes). */
public final class OutcomeTable {
    private static final int LONGEST_DETAIL = 500;
    private final boolean idempotent;

    /** @param idempotent the system honours our idempotency key, so that a lost answer may be asked for again */
    public OutcomeTable(boolean idempotent) {
        this.idempotent = idempotent;
    }

    public DeliveryResult of(@Nullable Throwable error) {
        if (error == null) {
            return new DeliveryResult.Delivered(true);
        }
        if (error instanceof DeliveryFailure failure) {
            return ofCall(failure);
        }
        if (error instanceof Unmappable unmappable) {
            return new DeliveryResult.Refused(FailureCode.MAPPING_FAILED, detail(unmappable));
        }
        if (error instanceof Refused refused) {
            return new DeliveryResult.Refused(refused.code(), detail(refused));
        }
        if (error instanceof DatabaseFailed failed && failed.isOfTheData()) {
            return new DeliveryResult.Refused(FailureCode.ROUTE_FAILED, "a value cannot be stored or looked up");
        }
        return new DeliveryResult.Unavailable(FailureCode.ROUTE_FAILED, detail(error), null);
    }

    private DeliveryResult ofCall(DeliveryFailure failure) {
        FailureCode code = failure.code();
        if (code == FailureCode.ANSWER_LOST || code == FailureCode.SYSTEM_ANSWER_INVALID) {
            return idempotent
                    ? new DeliveryResult.Unavailable(code, detail(failure), null)
                    : new DeliveryResult.Uncertain(code, detail(failure));
        }
        return code.retry()
                ? new DeliveryResult.Unavailable(code, detail(failure), failure.retryAfter())
                : new DeliveryResult.Refused(code, detail(failure));
    }

    private static String detail(Throwable error) {
        String message = error.getMessage() == null ? error.getClass().getSimpleName() : error.getMessage();
        return message.length() > LONGEST_DETAIL ? message.substring(0, LONGEST_DETAIL) : message;
    }
}
