package linkspan.inbound.poll.checkpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A unit's share: a page of a poll has been taken, and its checkpoint moves on with the events.
 *
 * @param before the checkpoint for which the page was fetched
 * @param position the new one
 * @param shape with its rows
 * @param rows in the page that were not known before
 * @param caughtUp no page is behind this one
 */
public record PageTaken(
        Checkpoint before, ObjectNode position, RowShape shape, int rows, boolean caughtUp, MaxBad maxBad) {
    /** False: nothing of it need be written. */
    public boolean moves() {
        return rows > 0
                || !shape.equals(before.shape())
                || !position.equals(before.position())
                || caughtUp != before.caughtUp();
    }
}
