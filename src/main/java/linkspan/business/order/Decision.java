package linkspan.business.order;

import java.util.Locale;
import linkspan.model.EventDraft;
import linkspan.model.failure.FailureCode;
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
     * Nothing of the whole unit takes effect and its sender is told; its message is kept or refused.
     *
     * @param insisted what a person who replays the kept message decides; null where nobody can decide otherwise
     */
    record Refuse(FailureCode code, String what, @Nullable Accept insisted) implements Decision {
        Refuse(FailureCode code, String what) {
            this(code, what, null);
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
