package linkspan.commit;

import org.jspecify.annotations.Nullable;

/**
 * Where the events of a unit come from; attached by the hub consumer.
 *
 * @param source system or client that caused them
 * @param messageId the stored message, or null when they follow from a delivery
 * @param traceparent W3C trace context, or null
 */
public record Origin(
        String source, @Nullable String messageId, @Nullable String traceparent) {}
