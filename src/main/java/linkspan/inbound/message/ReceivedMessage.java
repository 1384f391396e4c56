package linkspan.inbound.message;

import linkspan.inbound.request.Body;
import org.jspecify.annotations.Nullable;

/**
 * A unit's share: what was sent, to be stored once.
 *
 * @param id the hub's name for it
 * @param digest tells a repetition from another request under the same key
 * @param contentType as sent
 * @param traceparent W3C trace context
 * @param error why no mapping took it; null for an accepted message, otherwise it is kept
 * @param running its route asks a system first: the answer comes with a later unit
 */
public record ReceivedMessage(
        String id,
        MessageKey key,
        String digest,
        Body body,
        String contentType,
        String traceparent,
        @Nullable String error,
        boolean running) {
    private static final int LONGEST_ERROR = 2_000;

    public ReceivedMessage(
            String id,
            MessageKey key,
            String digest,
            Body body,
            String contentType,
            String traceparent,
            @Nullable String error) {
        this(id, key, digest, body, contentType, traceparent, error, false);
    }

    /** The same message, whose answer comes later. */
    public ReceivedMessage asRunning() {
        return new ReceivedMessage(id, key, digest, body, contentType, traceparent, error, true);
    }

    /** The same message, kept because of this error. */
    public ReceivedMessage kept(String because) {
        String cut = because.length() <= LONGEST_ERROR ? because : because.substring(0, LONGEST_ERROR);
        return new ReceivedMessage(id, key, digest, body, contentType, traceparent, cut, running);
    }

    String state() {
        return error == null ? "accepted" : "kept";
    }
}
