package linkspan.position;

import java.time.Instant;
import linkspan.event.Event;
import linkspan.outcome.DeliveryResult;
import linkspan.outcome.SystemPolicy;

/**
 * A delivery's share in its unit of work: what the attempt came to.
 *
 * @param claim 0 when the event came through its lane, else the claim under which it was tried again
 * @param attempts failed attempts before this one
 */
public record DeliveryEnd(
        SystemPolicy policy,
        Event event,
        DeliveryResult result,
        long claim,
        int attempts,
        Instant startedAt,
        Instant endedAt) {

    /** What the position's row made of it. */
    public enum Fate {
        /** It counts. */
        RECORDED,
        /** Somebody else got it through before. */
        SUPERSEDED,
        /** The claim has passed to somebody else, who goes on. */
        CLAIM_LOST
    }

    /** How the key stands after the commit. */
    public record Settled(Fate fate, boolean parked, boolean delivered) {
        /** The next event of the key may follow under the same claim. */
        public boolean goesOn() {
            return fate == Fate.RECORDED && delivered;
        }
    }
}
