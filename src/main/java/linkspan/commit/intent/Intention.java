package linkspan.commit.intent;

import linkspan.commit.UnitInCommit;
import linkspan.commit.UnitOfWork;
import linkspan.model.failure.Refused;

/**
 * Writes the first of two units of a route: its sender's message, which is running from then on, with what the route is
 * about to do. The unit in which the route ends brings the answer.
 */
@FunctionalInterface
public interface Intention {
    /** Exchange property that has it, where the route was started by a call that writes. */
    String PROPERTY = "linkspan.intention";

    /** Told once, on a thread that may wait. */
    interface Told {
        /** It is written and the route may go on. */
        void written(UnitInCommit unit);

        /** The message has its answer already, which its sender gets: the route ends by throwing {@link Settled}. */
        void settled();

        /** Nothing was written. */
        void refused(Refused why);
    }

    /** {@code first}: what is written with the message. */
    void commit(UnitOfWork first, Told told);
}
