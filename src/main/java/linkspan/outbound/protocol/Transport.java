package linkspan.outbound.protocol;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.Map;

/** How a request leaves: over the network, or, in a route case, not at all. */
public interface Transport {
    /**
     * What leaves.
     *
     * @param timeout for the whole exchange, to the last byte read
     */
    record Request(String method, String url, Map<String, String> headers, Buffer body, Duration timeout) {}

    /**
     * What came back; the system's words are untrusted.
     *
     * @param link all {@code Link} headers, with commas between; empty without one
     */
    record Reply(int status, String contentType, String retryAfter, String link, Buffer body) {
        public Reply(int status, String contentType, String retryAfter, Buffer body) {
            this(status, contentType, retryAfter, "", body);
        }
    }

    /** Fails with {@link linkspan.platform.resilience.DeliveryFailure}: unreachable when surely nothing was sent, else answer lost. */
    Future<Reply> send(Request request);

    /** For what the step under way sends later, when other steps may be under way. */
    default Transport later() {
        return this;
    }
}
