package linkspan.business.order.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where the hub and the warehouse stand with an order's stock; part of the order's row.
 *
 * @param revision of what was asked for last: raised with each question, so that the warehouse can tell a late one
 * @param due from when the sweeper goes on with it; null when there is nothing to do
 * @param messageId of the client's message that still waits for its answer; null when nobody waits
 * @param wanted what is asked for where that is not just the order of the row, {@code {"status","order"}}: an order as its
 *     client wants it, with the answer's status, or the order as it stands, with status 0
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

    /** True while a change of the order waits for its stock. */
    public boolean isChange() {
        return wanted != null && wanted.path("status").asInt() > 0;
    }

    /** What is asked for, with the status of the answer if it is granted. */
    public static JsonNode wanted(int status, JsonNode order) {
        return JsonNodeFactory.instance.objectNode().put("status", status).set("order", order);
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
