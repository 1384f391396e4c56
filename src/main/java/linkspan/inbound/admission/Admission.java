package linkspan.inbound.admission;

import linkspan.inbound.request.Body;
import linkspan.inbound.request.RequestFacts;
import linkspan.inbound.request.Served;

/** The checks between the port and a route. */
public interface Admission extends Served.Gate {
    /**
     * In the contract's order: sender 401, content type 415, key and JSON 400. Throws {@link linkspan.model.failure.Refused},
     * or {@link linkspan.platform.database.DatabaseFailed} when keys cannot be looked up.
     *
     * @param route id of the route that is asked for
     */
    Admitted admit(String route, RequestFacts facts, Body body);

    /** False when {@link #admit} would refuse this head whatever its body is. On an event loop: must not wait. */
    @Override
    default boolean worthReading(RequestFacts facts) {
        return true;
    }

    /** True for a platform's question whether anybody is there: it is answered 200, and nothing is stored. */
    default boolean isGreeting(RequestFacts facts, Body body) {
        return false;
    }
}
