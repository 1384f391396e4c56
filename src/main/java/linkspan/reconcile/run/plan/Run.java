package linkspan.reconcile.run.plan;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One run, as its row says.
 *
 * @param slotAt for which it runs; of one that a person asked for the moment of asking
 * @param late its slot had passed while no hub was there
 * @param by {@code schedule}, or who asked for it
 * @param state {@code running}, {@code done}, {@code failed}
 * @param checkpoint the last key that is compared for good; empty at the beginning
 * @param keys compared so far
 * @param found differences that stand
 * @param inFlight differences whose events are still on their way
 * @param alarming those of them that are larger than the route allows
 * @param closed differences of earlier runs that are gone
 */
public record Run(
        String id,
        String route,
        Instant slotAt,
        boolean late,
        String by,
        String state,
        String checkpoint,
        long left,
        long right,
        long keys,
        long found,
        long inFlight,
        long alarming,
        long closed,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String error) {
    public Counts counts() {
        return new Counts(left, right, keys);
    }

    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("run", id)
                .put("route", route)
                .put("slotAt", slotAt.toString())
                .put("late", late)
                .put("by", by)
                .put("state", state)
                .put("leftRows", left)
                .put("rightRows", right)
                .put("keys", keys)
                .put("found", found)
                .put("inFlight", inFlight)
                .put("alarming", alarming)
                .put("closed", closed)
                .put("startedAt", startedAt.toString())
                .put("endedAt", endedAt == null ? null : endedAt.toString());
        return error == null ? json : json.put("error", error);
    }
}
