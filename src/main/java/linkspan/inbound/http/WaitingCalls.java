package linkspan.inbound.http;

import java.util.ArrayList;
import java.util.List;
import linkspan.inbound.request.Call;
import linkspan.inbound.request.Served;
import org.jspecify.annotations.Nullable;

/** Calls of a path whose route is being replaced; their bodies stay within the bounds of all requests under way. */
final class WaitingCalls implements Served.Handler {
    private final List<Call> calls = new ArrayList<>();
    private Served.@Nullable Handler next;

    @Override
    public void handle(Call call) {
        Served.Handler target;
        synchronized (this) {
            target = next;
            if (target == null) {
                calls.add(call);
                return;
            }
        }
        target.handle(call);
    }

    /** Those that wait, and those that still come this way. */
    void handTo(Served.Handler target) {
        List<Call> waited;
        synchronized (this) {
            next = target;
            waited = List.copyOf(calls);
            calls.clear();
        }
        waited.forEach(target::handle);
    }
}
