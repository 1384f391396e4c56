package linkspan.reconcile.run.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import linkspan.reconcile.compare.KeyDifference;
import org.jspecify.annotations.Nullable;

/**
 * A difference as it is on record, from the run that saw it first to its end.
 *
 * @param state {@code open}, {@code in-flight} (its events are on their way), {@code repairing}, {@code repaired}, {@code closed} (gone by
 *     itself); {@code suspected} while its run goes on
 * @param cause the likely one, see {@link Cause}; null while it is suspected
 * @param letter id of the dead letter that keeps one side from knowing, or null
 * @param magnitude left less right, of the route's amount; null where there is none
 * @param record in the words of its route; null: none was made
 */
public record Disagreement(
        String route,
        KeyDifference difference,
        String state,
        String firstRun,
        String lastRun,
        Instant firstSeenAt,
        Instant lastSeenAt,
        @Nullable Instant closedAt,
        @Nullable String cause,
        @Nullable String letter,
        @Nullable BigDecimal magnitude,
        boolean alarming,
        @Nullable JsonNode record,
        @Nullable String changedBy,
        @Nullable String note) {
    /** The same for the same difference of the same run: pressed twice it is one effect. */
    public String repairId() {
        return lastRun + "/" + difference.kind().label() + "/" + difference.key();
    }

    public ObjectNode json() {
        ObjectNode json = difference.json().put("route", route).put("state", state);
        json.put("cause", cause);
        if (letter != null) {
            json.put("letter", letter);
        }
        json.put("difference", magnitude).put("alarming", alarming);
        json.set("record", record);
        json.put("firstSeenAt", firstSeenAt.toString())
                .put("lastSeenAt", lastSeenAt.toString())
                .put("closedAt", closedAt == null ? null : closedAt.toString())
                .put("run", lastRun);
        if (changedBy != null) {
            json.put("changedBy", changedBy);
        }
        return note == null ? json : json.put("note", note);
    }
}
