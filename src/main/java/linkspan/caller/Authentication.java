package linkspan.caller;

import linkspan.request.Body;
import linkspan.request.RequestFacts;

/** One way of proving who sent a request. */
@FunctionalInterface
public interface Authentication {
    /**
     * The sender. Throws {@link linkspan.failure.Refused} for one who is known but may not do this, or not so often.
     */
    Identified identify(RequestFacts facts, Body body) throws NotAuthentic;
}
