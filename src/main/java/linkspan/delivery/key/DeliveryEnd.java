package linkspan.delivery.key;

import java.time.Instant;
import linkspan.model.Event;
import linkspan.platform.resilience.DeliveryResult;
import linkspan.platform.resilience.SystemPolicy;
import org.jspecify.annotations.Nullable;

/**
 * A delivery's share in its unit of work: what the attempt came to.
 *
 * @param claim 0 when the event came through its lane, else the claim under which it was tried again
 * @param attempts failed attempts before this one
 * @param run whose note goes with it, or null where none was written
 */
public record DeliveryEnd(
        SystemPolicy policy,
        Event event,
        DeliveryResult result,
        long claim,
        int attempts,
        Instant startedAt,
        Instant endedAt,
        @Nullable String run) {

    /** True when the system has it, or may have it. */
    public boolean mayHaveTakenEffect() {
        return result instanceof DeliveryResult.Delivered || result instanceof DeliveryResult.Uncertain;
    }

    /** What the position's row made of it. */
    public enum Fate {
        /** It counts. */
        RECORDED,
        /** Somebody else got it through before. */
        SUPERSEDED,
        /** The claim has passed to somebody else, who goes on. */
        CLAIM_LOST,
        /** Nothing was begun; it waits with its key. */
        WAITS,
        /** Nothing was begun, and it comes again. */
        PUT_OFF
    }

    /** How the key stands after the commit. */
    public record Settled(Fate fate, boolean parked, boolean delivered) {
        /** It keeps its turn. */
        public static final Settled PUT_OFF = new Settled(Fate.PUT_OFF, false, false);

        /** The next event of the key may follow under the same claim. */
        public boolean goesOn() {
            return fate == Fate.RECORDED && delivered;
        }
    }
}
