package linkspan.delivery.position;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A locked row of {@code key_positions} while a transaction works on it; several units may change it in turn. */
public final class PositionRow {
    long doneSeq;
    boolean parked;
    long claim;
    boolean doneChanged;
    boolean parkedNow;
    boolean mayUnpark;

    @Nullable
    Instant nextAttemptAt;

    /** Never goes back: what was skipped and is tried again lies before it. */
    void done(long seq) {
        doneSeq = Math.max(doneSeq, seq);
        doneChanged = true;
    }

    /** The key waits; without a time it waits for a person. */
    void park(@Nullable Instant next) {
        parked = true;
        parkedNow = true;
        mayUnpark = false;
        nextAttemptAt = next;
    }

    /** What waits next is due, or the key is free again: decided in a statement of its own. */
    void goOn() {
        mayUnpark = true;
    }
}
