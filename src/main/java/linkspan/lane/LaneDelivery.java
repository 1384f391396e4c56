package linkspan.lane;

import java.util.List;

/** Brings events to where they belong. */
public interface LaneDelivery {
    /**
     * Events of different keys and of one type, one unless the system takes batches. Must not block for long; calls
     * {@code done} exactly once, from any thread, when the outcome of all of them is stored.
     */
    void deliver(List<LaneItem> items, Runnable done);

    /** False: nothing shall be started now; {@link Lanes#pump()} is called when that changes. */
    boolean mayStart();
}
