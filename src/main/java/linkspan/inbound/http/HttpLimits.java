package linkspan.inbound.http;

import java.util.Optional;
import linkspan.platform.tls.PortTls;

/**
 * Where the message port listens and how much it takes.
 *
 * @param host address to listen on
 * @param port 0 for any free one
 * @param eventLoops threads that read and write sockets
 * @param workers threads that run routes
 * @param maxInFlight requests in work at once; one more waits its turn
 * @param maxBody bytes, for routes that do not say otherwise
 * @param tls empty for plain HTTP
 */
public record HttpLimits(
        String host, int port, int eventLoops, int workers, int maxInFlight, long maxBody, Optional<PortTls> tls) {
    /** {@code URI} in characters, longer: 414. */
    static final int URI = 4 << 10;
    /** Sum of all names and values in characters, more: 431. */
    static final int HEADER_SIZE = 8 << 10;

    static final int HEADER_COUNT = 100;
    /** Seconds of silence between requests after which a connection is closed. */
    static final int IDLE_SECONDS = 30;
    /** Seconds from the first byte of a head, or from the connection, to the head's end; longer: closed. */
    static final int HEAD_SECONDS = 10;
    /** Seconds in which an answer is to be taken; longer: closed. */
    static final int TAKE_SECONDS = 12;

    public HttpLimits {
        if (port < 0 || port > 65_535 || eventLoops < 1 || maxInFlight < 1 || maxBody < 1) {
            throw new IllegalArgumentException("limits of the message port");
        }
        if (workers < maxInFlight) {
            throw new IllegalArgumentException("a request in work needs a worker: " + workers + " < " + maxInFlight);
        }
    }

    /** Plain HTTP. */
    public HttpLimits(String host, int port, int eventLoops, int workers, int maxInFlight, long maxBody) {
        this(host, port, eventLoops, workers, maxInFlight, maxBody, Optional.empty());
    }

    /** The same over TLS, where there is any. */
    public HttpLimits over(Optional<PortTls> certificates) {
        return new HttpLimits(host, port, eventLoops, workers, maxInFlight, maxBody, certificates);
    }

    /** 128 workers, 120 requests in flight, bodies of 1 MiB. */
    public static HttpLimits on(String host, int port) {
        return new HttpLimits(host, port, 2, 128, 120, 1 << 20);
    }

    /** Bytes of bodies held at once: no number of senders can fill the heap. */
    long bodyBudget() {
        return Math.max(64L << 20, 4 * maxBody);
    }

    /** Of these for the unfinished bodies of one address: who sends is not known before a body is complete. */
    long bodyBudgetOfOne() {
        return bodyBudget() / 4;
    }
}
