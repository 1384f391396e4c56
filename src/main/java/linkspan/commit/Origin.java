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

    /** Nobody has decided anything. */
    public Origin(String source, @Nullable String messageId, @Nullable String traceparent) {
        this(source, messageId, traceparent, false);
    }
}
