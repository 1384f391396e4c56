package linkspan.business.order;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import linkspan.business.order.change.OrderChange;
import linkspan.model.EventDraft;
import linkspan.model.failure.FailureCode;
import linkspan.model.failure.Refused;
import org.jspecify.annotations.Nullable;

/** What becomes of an event that somebody wants to happen to an order. Nothing that says something new is passed over. */
sealed interface Decision {

    /** It takes effect: the order is stored so, and this event is told to everybody. */
    record Accept(StoredOrder order, EventDraft event) implements Decision {}

    /** It is stored, and nobody is told: newer, and nothing follows from it. */
    record Note(StoredOrder order) implements Decision {}

    /** Acknowledged: everything that it says is stored already. */
    record Ignore(Reason reason) implements Decision {}

    /** Acknowledged, because something newer took its place before it came; its trace stays with the order. */
    record Supersede(Reason reason) implements Decision {}

    /**
     * A client's step, or what the warehouse said of its stock, takes effect.
     *
     * @param events that everybody is told, in this order
     * @param told what the client is told instead of what its route says; null where that is right or nobody waits
     * @param ticket what the warehouse is asked next, or null
     */
    record Change(
            StoredOrder order,
            List<EventDraft> events,
            @Nullable Told told,
            OrderChange.@Nullable Ticket ticket) implements Decision {
        public Change {
            events = List.copyOf(events);
        }
    }

    /** What a client is told. */
    sealed interface Told {}

    record Success(int status, JsonNode data) implements Told {}

    record Failure(Refused refused) implements Told {}

    /**
     * Nothing of the whole unit takes effect and its sender is told; its message is kept or refused.
     *
     * @param insisted what a person who replays the kept message decides; null where nobody can decide otherwise
     * @param details for machines, or null
     */
    record Refuse(
            FailureCode code,
            String what,
            @Nullable Accept insisted,
            @Nullable JsonNode details) implements Decision {
        Refuse(FailureCode code, String what) {
            this(code, what, null, null);
        }

        Refuse(FailureCode code, String what, @Nullable Accept insisted) {
            this(code, what, insisted, null);
        }
    }

    /** Why an event has no effect; a closed set, for metrics. */
    enum Reason {
        /** Older than what is stored. */
        OLDER_NEWS,
        /** The order was cancelled since. */
        CANCELLED,
        /** It is there or further already. */
        ALREADY_SO,
        /** It follows from a delivery, and the order has moved on meanwhile. */
        OVERTAKEN;

        /** {@code older-news}: in logs, metrics and the order's remarks. */
        String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
