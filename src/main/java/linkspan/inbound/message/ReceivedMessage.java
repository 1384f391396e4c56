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
 */
public record ReceivedMessage(
        String id,
        MessageKey key,
        String digest,
        Body body,
        String contentType,
        String traceparent,
        @Nullable String error) {
    private static final int LONGEST_ERROR = 2_000;

    /** The same message, kept because of this error. */
    public ReceivedMessage kept(String because) {
        String cut = because.length() <= LONGEST_ERROR ? because : because.substring(0, LONGEST_ERROR);
        return new ReceivedMessage(id, key, digest, body, contentType, traceparent, cut);
    }

    String state() {
        return error == null ? "accepted" : "kept";
    }
}
