package linkspan.inbound.topic;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import linkspan.inbound.request.Body;
import linkspan.model.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * One record of a foreign topic: of its headers only the three that are named here.
 *
 * @param key as sent, empty when absent
 * @param value as sent, empty for a tombstone
 * @param eventId {@code ce_id} of the CloudEvents binding, empty when absent
 * @param source {@code ce_source}, empty when absent
 * @param traceparent as sent, empty when absent
 */
record TopicRecord(Body key, Body value, String eventId, String source, String traceparent) {

    static TopicRecord of(byte @Nullable [] key, byte @Nullable [] value, String id, String source, String trace) {
        return new TopicRecord(
                new Body(key == null ? new byte[0] : key),
                new Body(value == null ? new byte[0] : value),
                id,
                source,
                trace);
    }

    /**
     * What makes it the same record, 64 hexadecimal digits: the SHA-256 of its CloudEvents id and source, key and value. Not
     * its offset: a producer that sends twice makes two of them, and a topic that is made anew starts again at 0. Whoever
     * means two with the same key and value gives them ids.
     */
    String identity() {
        byte[] id = eventId.getBytes(StandardCharsets.UTF_8);
        byte[] from = source.getBytes(StandardCharsets.UTF_8);
        ByteBuffer all = ByteBuffer.allocate(16 + id.length + from.length + key.bytes().length + value.bytes().length);
        for (byte[] part : new byte[][] {id, from, key.bytes(), value.bytes()}) {
            all.putInt(part.length).put(part); // with its length: no two records join to the same bytes
        }
        return Sha256.hex(all.array());
    }

    String contentType() {
        int first = 0;
        byte[] bytes = value.bytes();
        while (first < bytes.length && Character.isWhitespace(bytes[first])) {
            first++;
        }
        if (first == bytes.length) {
            return "";
        }
        return switch (bytes[first]) {
            case '<' -> "application/xml";
            case '{', '[' -> "application/json";
            default -> "application/octet-stream";
        };
    }
}
