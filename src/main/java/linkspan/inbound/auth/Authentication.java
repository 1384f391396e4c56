package linkspan.inbound.auth;

import java.util.List;
import linkspan.inbound.request.Body;
import linkspan.inbound.request.RequestFacts;

/** One way of proving who sent a request. */
@FunctionalInterface
public interface Authentication {
    /**
     * The sender. Throws {@link linkspan.model.failure.Refused} for one who is known but may not do this, or not so often.
     */
    Identified identify(RequestFacts facts, Body body) throws NotAuthentic;

    /** Headers that it looks at besides those of every request, lower case: no others are read for it. */
    default List<String> headers() {
        return List.of();
    }

    /** Headers with the delivery's id, lower case; the first that is there counts. */
    default List<String> deliveryIds() {
        return List.of();
    }

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
