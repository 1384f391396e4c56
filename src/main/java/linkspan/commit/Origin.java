package linkspan.commit;

import org.jspecify.annotations.Nullable;

/**
 * Where the events of a unit come from; attached by the hub consumer.
 *
 * @param source system or client that caused them
 * @param messageId the stored message, or null when they follow from a delivery
 * @param traceparent W3C trace context, or null
 * @param replayed true when a person had the kept message looked at anew
 */
public record Origin(
        String source, @Nullable String messageId, @Nullable String traceparent, boolean replayed) {

    private static final String RECONCILE = "reconcile";

    /** A difference is being mended: what is known already is told again, and who presses it is told of a refusal. */
    public static Origin ofRepair() {
        return new Origin(RECONCILE, null, null);
    }

    public boolean isRepair() {
        return source.equals(RECONCILE) && messageId == null;
    }

    /** Nobody has decided anything. */
    public Origin(String source, @Nullable String messageId, @Nullable String traceparent) {
        this(source, messageId, traceparent, false);
    }
}
