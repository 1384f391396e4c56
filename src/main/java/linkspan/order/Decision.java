package linkspan.order;

import java.util.Locale;
import linkspan.event.EventDraft;
import linkspan.failure.FailureCode;

/** What becomes of an event that somebody wants to happen to an order. */
sealed interface Decision {

    /** It takes effect: the order is stored so, and this event is told to everybody. */
    record Accept(StoredOrder order, EventDraft event) implements Decision {}

    /** Newer, but it says nothing new: stored, so that what is older still counts as older, and nobody is told. */
    record Note(StoredOrder order) implements Decision {}

    /** Acknowledged and without effect. */
    record Ignore(Reason reason) implements Decision {}

    /** Nothing of the whole unit takes effect and its sender is told; its message is kept or refused. */
    record Refuse(FailureCode code, String what) implements Decision {}

    /** Why an event has no effect; a closed set, for metrics. */
    enum Reason {
        /** Not newer than what is stored; of two accounts with the same time the first wins. */
        OLDER_NEWS,
        /** It is cancelled, and that is final. */
        CANCELLED,
        /** It is there or further already. */
        ALREADY_SO,
        /** Too late to cancel. */
        ALREADY_SHIPPED,
        /** A change of data after it has left: the stored order stays what every system was told. */
        AFTER_SHIPMENT,
        ON_HOLD,
        UNKNOWN_ORDER,
        /** The id belongs to an order of another channel. */
        OTHER_CHANNEL,
        /** Nothing of this kind happens to orders yet. */
        NO_TRANSITION;

        /** {@code older-news}: in logs and metrics. */
        String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
