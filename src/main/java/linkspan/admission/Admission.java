package linkspan.admission;

import linkspan.request.Body;
import linkspan.request.RequestFacts;

/** The checks between the port and a route. */
@FunctionalInterface
public interface Admission {
    /**
     * In the contract's order: sender 401, content type 415, key and JSON 400. Throws {@link linkspan.failure.Refused},
     * or {@link linkspan.database.DatabaseFailed} when keys cannot be looked up.
     *
     * @param route id of the route that is asked for
     */
    Admitted admit(String route, RequestFacts facts, Body body);
}
