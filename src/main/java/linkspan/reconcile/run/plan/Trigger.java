package linkspan.reconcile.run.plan;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why a reconcile route is run.
 *
 * @param slot for which
 * @param scheduled false: a person wants it now, whatever was run
 * @param late the slot has passed while no hub was there
 * @param by {@code schedule}, or a person
 * @param resumed the run that is to go on; null for a new one
 */
public record Trigger(
        Instant slot,
        boolean scheduled,
        boolean late,
        String by,
        @Nullable Run resumed) {
    /** Exchange property that carries it; without one the schedule itself has fired. */
    public static final String PROPERTY = "linkspan.reconcile";

    private static final String SCHEDULE = "schedule";

    /** @param fired the time for which the schedule fired */
    public static Trigger ofSchedule(Instant fired) {
        return new Trigger(Slots.of(fired), true, false, SCHEDULE, null);
    }

    public static Trigger late(Instant slot) {
        return new Trigger(slot, true, true, SCHEDULE, null);
    }

    public static Trigger asked(Instant now, String by) {
        return new Trigger(now, false, false, by, null);
    }

    public static Trigger resuming(Run run) {
        return new Trigger(run.slotAt(), false, run.late(), run.by(), run);
    }
}
