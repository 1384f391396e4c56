package linkspan.inbound.message;

import linkspan.model.failure.FailureCode;

/**
 * A unit's share: the route has handed its message to the dead letter channel. The message is kept, and nothing else of the
 * unit's events is written.
 *
 * @param why for people, without values of the message
 */
public record DeadLetter(FailureCode code, String why) {
    /** As it is noted with the message. */
    public String error() {
        return code.label() + ": " + why;
    }
}
