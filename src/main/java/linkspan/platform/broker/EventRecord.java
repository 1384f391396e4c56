package linkspan.platform.broker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import linkspan.model.Event;
import linkspan.model.EventEnvelope;
import linkspan.model.EventType;
import linkspan.model.kind.EventTypes;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** An event as a Kafka record: the envelope as value, the same facts as CloudEvents 1.0 headers (binary mode). */
public final class EventRecord {
    private EventRecord() {}

    public static ProducerRecord<String, byte[]> of(Event event) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(
                event.topic().wire(),
                null,
                event.time().toEpochMilli(),
                event.key(),
                event.envelope().getBytes(UTF_8));
        Headers headers = record.headers();
        put(headers, "ce_specversion", "1.0");
        put(headers, "ce_id", event.id());
        put(headers, "ce_type", event.type().name());
        put(headers, "ce_source", event.source());
        put(headers, "ce_subject", event.key());
        put(headers, "ce_time", event.time().toString());
        put(headers, "ce_sequence", Long.toString(event.sequence()));
        put(headers, "content-type", "application/json");
        if (event.traceparent() != null) {
            put(headers, "traceparent", event.traceparent());
        }
        return record;
    }

    /**
     * Throws {@link IllegalArgumentException} when the record was not written by a hub, {@link UnknownEvent} by one that knows
     * more events.
     */
    public static Event read(ConsumerRecord<String, byte[]> record, EventTypes known) {
        Headers headers = record.headers();
        String name = need(headers, "ce_type");
        long sequence = Long.parseLong(need(headers, "ce_sequence"));
        if (!known.isKnown(name)) {
            throw new UnknownEvent(record.topic(), record.key(), sequence, name);
        }
        EventType type = EventType.stored(name, record.topic());
        Instant time = Instant.parse(need(headers, "ce_time"));
        String id = need(headers, "ce_id");
        return new Event(
                id,
                type,
                record.key(),
                sequence,
                time,
                need(headers, "ce_source"),
                find(headers, "traceparent"),
                new EventEnvelope(id, type, time).dataIn(new String(record.value(), UTF_8)));
    }

    private static void put(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(UTF_8));
    }

    private static @Nullable String find(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null ? null : new String(header.value(), UTF_8);
    }

    private static String need(Headers headers, String name) {
        String value = find(headers, name);
        if (value == null) {
            throw new IllegalArgumentException("header " + name + " is missing");
        }
        return value;
    }
}
