package linkspan.model;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A committed fact.
 *
 * @param id unique over all events; also the idempotency key of every call that delivers it
 * @param type what happened
 * @param key the thing it happened to; with the topic it names a stream
 * @param sequence place in its stream: 1, 2, 3, … without gaps
 * @param time when it was accepted
 * @param source the system or client that caused it
 * @param traceparent W3C trace context of the message that caused it
 * @param data canonical JSON as text
 */
public record Event(
        String id,
        EventType type,
        String key,
        long sequence,
        Instant time,
        String source,
        @Nullable String traceparent,
        String data) {
    public Event {
        if (sequence < 1) {
            throw new IllegalArgumentException("sequence " + sequence + " of " + key);
        }
    }

    public Topic topic() {
        return type.topic();
    }

    /** The same with another trace context. */
    public Event inTrace(@Nullable String context) {
        return Objects.equals(context, traceparent)
                ? this
                : new Event(id, type, key, sequence, time, source, context, data);
    }

    /** The record's value on Kafka; {@code timestamp} in milliseconds. */
    public String envelope() {
        return new EventEnvelope(id, type, time).with(data);
    }
}
