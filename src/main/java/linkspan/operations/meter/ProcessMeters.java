package linkspan.operations.meter;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;

/** What every hub measures of its own process. */
public final class ProcessMeters {
    private ProcessMeters() {}

    /** To be closed with the hub: it listens to the collector. */
    public static AutoCloseable bind(MeterRegistry meters) {
        meters.config().meterFilter(new LatencyBuckets());
        new JvmMemoryMetrics().bindTo(meters);
        new JvmThreadMetrics().bindTo(meters);
        new ProcessorMetrics().bindTo(meters);
        JvmGcMetrics gc = new JvmGcMetrics();
        gc.bindTo(meters);
        return gc;
    }
}
