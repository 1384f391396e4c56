package linkspan.inbound.auth;

import linkspan.inbound.request.Body;
import linkspan.inbound.request.RequestFacts;

/** One way of proving who sent a request. */
@FunctionalInterface
public interface Authentication {
    /**
     * The sender. Throws {@link linkspan.model.failure.Refused} for one who is known but may not do this, or not so often.
     */
    Identified identify(RequestFacts facts, Body body) throws NotAuthentic;

    /**
     * False when {@link #identify} would refuse this head whatever its body is: then the body need not be read. Quick, and
     * the same for keys that exist and keys that do not.
     */
    default boolean plausible(RequestFacts facts) {
        return true;
    }

    /** True for what a platform sends unsigned to find out whether anybody is there: answered, and nothing else. */
    default boolean isGreeting(RequestFacts facts, Body body) {
        return false;
    }
}
