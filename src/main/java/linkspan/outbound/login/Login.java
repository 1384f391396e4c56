package linkspan.outbound.login;

import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import linkspan.outbound.protocol.Transport;

/** Gives a call what the system lets it in by. Safe for many threads. */
interface Login {
    /** The call as it may leave; fails with {@link linkspan.platform.resilience.DeliveryFailure} where nothing was sent. */
    Future<Transport.Request> admitted(Transport.Request call);

    /** The system did not let this call in: true where another attempt may carry something newer. */
    default boolean renewedAfter(Transport.Request refused) {
        return false;
    }

    /** The call with one header more. */
    static Transport.Request with(Transport.Request call, String header, String value) {
        Map<String, String> headers = new HashMap<>(call.headers());
        headers.put(header, value);
        return new Transport.Request(call.method(), call.url(), headers, call.body(), call.timeout());
    }
}
