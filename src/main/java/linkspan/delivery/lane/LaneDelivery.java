package linkspan.delivery.lane;

import java.util.List;

/** Brings events to where they belong. */
public interface LaneDelivery {
    /** How a delivery tells its lanes where it is; from any thread. */
    interface Turn {
        /** Asked before each call: false when these may be another hub's by now, so that none may be begun. */
        boolean mayCall();

        /** The system has answered: another key may call it while the outcome is being stored. Not obligatory. */
        void answered();

        /** Nothing of this one was begun: it stays first in its lane and comes again. Before {@link #done}. */
        void leave(LaneItem item);

        /** The outcome of all others is stored: the lanes go on. Exactly once. */
        void done();
    }

    /** Events of different keys and of one type, one unless the system takes batches. Must not block for long. */
    void deliver(List<LaneItem> items, Turn turn);

    /** These will be delivered soon: what has to be known of them can be looked up at once. On the loop's thread. */
    void coming(List<LaneItem> items);

    /** What the system lacks of a topic, for when records of it are gone. */
    MissedEvents missed(String topic);

    /** False: nothing shall be started now; {@link Lanes#pump()} is called when that changes. */
    boolean mayStart();

    /** What might have been started was not: its partitions are gone. */
    void notStarted();
}
