package linkspan.operations.redrive;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A plan.
 *
 * @param perSecond letters a second after the canaries
 * @param failureLimit the plan stops above so many per cent that fail again
 * @param why it stands
 */
public record Redrive(
        String id,
        String by,
        Instant at,
        RedriveFilter filter,
        int perSecond,
        int failureLimit,
        RedriveState state,
        @Nullable String why,
        Counts counts) {
    /** How many letters stand where; {@code sent} ones are on their way. */
    public record Counts(int planned, int sent, int delivered, int failed, int skipped) {
        public int all() {
            return planned + sent + delivered + failed + skipped;
        }

        public int settled() {
            return delivered + failed + skipped;
        }

        /** More than so many per cent of those that have ended have failed again. */
        boolean failsMoreThan(int percent) {
            return failed * 100L > (long) percent * (delivered + failed);
        }

        /**
         * How many may go now: one, then ten, then a hundred, each when all before have ended; then a second's share, with
         * no more than ten seconds' on their way.
         */
        int allowed(int perSecond) {
            int canary = 0;
            for (int size : new int[] {1, 10, 100}) {
                canary += size;
                if (settled() < canary) {
                    return Math.max(0, canary - settled() - sent);
                }
            }
            return Math.max(0, Math.min(perSecond, 10 * perSecond - sent));
        }
    }

    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("state", state.label())
                .put("by", by)
                .put("at", at.toString())
                .put("perSecond", perSecond)
                .put("failureLimit", failureLimit)
                .put("why", why)
                .put("letters", counts.all())
                .put("planned", counts.planned)
                .put("sent", counts.sent)
                .put("delivered", counts.delivered)
                .put("failed", counts.failed)
                .put("skipped", counts.skipped);
        json.set("filter", filter.json());
        return json;
    }
}
