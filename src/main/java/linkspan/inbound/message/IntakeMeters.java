package linkspan.inbound.message;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.TimeUnit;

/** Figures of the intake. All tags come from closed sets: systems, routes, statuses, failure codes. */
public final class IntakeMeters {
    private final MeterRegistry meters;

    public IntakeMeters(MeterRegistry meters) {
        this.meters = meters;
    }

    /** {@code outcome}: accepted, refused, kept or replayed. */
    public void count(String outcome, String system, String route, String code) {
        meters.counter("linkspan.messages." + outcome, "system", system, "route", route, "code", code)
                .increment();
    }

    /** A message that was taken, and of which its route made no event. */
    public void empty(String system, String route) {
        meters.counter("linkspan.messages.empty", "system", system, "route", route)
                .increment();
    }

    /** From the admitted head to the answer. */
    public void time(String system, String route, int status, long nanos) {
        meters.timer("linkspan.answers", "system", system, "route", route, "code", Integer.toString(status))
                .record(nanos, TimeUnit.NANOSECONDS);
    }
}
