package linkspan.outbound.login;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.function.LongSupplier;
import linkspan.model.failure.FailureCode;
import linkspan.outbound.protocol.Transport;
import linkspan.platform.resilience.DeliveryFailure;
import linkspan.platform.resilience.Effect;

/**
 * Calls that log in. A call that is not let in (401) is made once more where the login has something newer. Login and both
 * attempts together take no longer than the call may.
 */
final class LoginTransport implements Transport {
    private static final int NOT_LET_IN = 401;
    private final Login login;
    private final Transport network;
    private final LongSupplier nanos;

    /** @param nanos that have passed since some moment */
    LoginTransport(Login login, Transport network, LongSupplier nanos) {
        this.login = login;
        this.network = network;
        this.nanos = nanos;
    }

    @Override
    public Future<Reply> send(Request call) {
        return attempt(call, nanos.getAsLong(), true);
    }

    private Future<Reply> attempt(Request call, long begun, boolean again) {
        Request inTime = within(call, begun, call.timeout());
        return isLate(inTime)
                ? late(call)
                : login.admitted(inTime).compose(admitted -> network(call, admitted, begun, again));
    }

    private Future<Reply> network(Request call, Request admitted, long begun, boolean again) {
        Request inTime = within(admitted, begun, call.timeout());
        if (isLate(inTime)) {
            return late(call);
        }
        return network.send(inTime)
                .compose(reply -> again && reply.status() == NOT_LET_IN && login.renewedAfter(admitted)
                        ? attempt(call, begun, false)
                        : Future.succeededFuture(reply));
    }

    private Request within(Request call, long begun, Duration whole) {
        Duration left = whole.minusNanos(nanos.getAsLong() - begun);
        return new Request(call.method(), call.url(), call.headers(), call.body(), left);
    }

    private static boolean isLate(Request call) {
        return call.timeout().toMillis() < 1;
    }

    private static Future<Reply> late(Request call) {
        return Future.failedFuture(new DeliveryFailure(
                FailureCode.SYSTEM_UNREACHABLE,
                "the login took " + call.timeout().toMillis() + " ms, nothing was done",
                null,
                Effect.NONE));
    }
}
