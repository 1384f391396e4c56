package linkspan.http;

import io.micrometer.core.instrument.MeterRegistry;
import linkspan.failure.FailureCode;

/** Counts what is refused before a route is known. */
final class RefusalMeter {
    private final MeterRegistry meters;

    RefusalMeter(MeterRegistry meters) {
        this.meters = meters;
    }

    void count(FailureCode code) {
        meters.counter("linkspan.messages.refused", "system", "none", "route", "none", "code", code.label())
                .increment();
    }
}
