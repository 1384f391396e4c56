package linkspan.business.order.change;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where the hub and the warehouse stand with an order's stock; part of the order's row.
 *
 * @param revision of what was asked for last: raised with each question, so that the warehouse can tell a late one
 * @param due from when the sweeper goes on with it; null when there is nothing to do
 * @param messageId of the client's message that still waits for its answer; null when nobody waits
 * @param wanted the order as a client wants it, and the answer's status, {@code {"status","order"}}; null unless it is changed
 */
public record Reservation(
        State state,
        int revision,
        @Nullable Instant due,
        @Nullable String messageId,
        @Nullable JsonNode wanted) {
    /** A marketplace's order, or one of a time without reservation. */
    public static final Reservation NONE = new Reservation(State.NONE, 0, null, null, null);

    /** The name is stored. */
    public enum State {
        NONE,
        /** The warehouse is being asked, or was, and what it did is unknown. */
        TRYING,
        /** Reserved for a while; its dispatch confirms it, or the sweeper. */
        CONFIRMING,
        /** Reserved for good. */
        HELD,
        /** To be given back. */
        CLOSING,
        /** Nothing is held. */
        CLOSED
    }

    /** True while a question of that revision is open. */
    public boolean isTrying(int asked) {
        return state == State.TRYING && revision == asked;
    }

    /** True while the warehouse holds stock for the order as it is stored. */
    public boolean holds() {
        return state == State.CONFIRMING || state == State.HELD;
    }

    /** Asks anew. */
    public Reservation tryingAgain(Instant until, @Nullable String message, @Nullable JsonNode order) {
        return new Reservation(State.TRYING, revision + 1, until, message, order);
    }

    /** The same in another state; nobody waits any more. */
    public Reservation as(State next, @Nullable Instant at) {
        return new Reservation(next, revision, at, null, null);
    }
}
