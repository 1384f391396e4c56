package linkspan.lab.sandbox.call;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One well-formed call.
 *
 * @param path the operation's, below the system's own path
 * @param number what the system calls the order (or SKU); empty where the path names none
 * @param body the request's JSON object, empty when nothing was sent
 */
public record SystemCall(String path, String number, Origin origin, ObjectNode body) {

    /**
     * Which event the call brings, by its {@code ce-} headers.
     *
     * @param orderId {@code ce-subject}, else the system's number of the order
     * @param sequence position of the event in its order's history; absent when the caller does not say
     * @param key the idempotency key as sent
     */
    public record Origin(
            String orderId,
            @Nullable String eventId,
            @Nullable Long sequence,
            @Nullable String key) {}

    /** What came over the wire: a call, or something that is none. */
    public sealed interface Reading {
        /** Its order id is empty when nobody can tell what the call was about. */
        Origin origin();

        String number();
    }

    public record Readable(SystemCall call) implements Reading {
        @Override
        public Origin origin() {
            return call.origin();
        }

        @Override
        public String number() {
            return call.number();
        }
    }

    public record Unreadable(Origin origin, String number, String reason) implements Reading {}

    /** A text field of the body, or a whole number as text; empty when missing or blank. */
    public static Optional<String> text(ObjectNode body, String field) {
        var node = body.path(field);
        boolean usable = node.isTextual() || node.isIntegralNumber();
        return usable && !node.asText().isBlank() ? Optional.of(node.asText()) : Optional.empty();
    }
}
