package linkspan.inbound.schedule;

import io.micrometer.core.instrument.MeterRegistry;
import org.quartz.Trigger;
import org.quartz.listeners.TriggerListenerSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says when a schedule was missed: what it starts runs once now, late. */
final class LateSchedules extends TriggerListenerSupport {
    private static final Logger LOG = LoggerFactory.getLogger(LateSchedules.class);
    private final MeterRegistry meters;

    LateSchedules(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public String getName() {
        return "linkspan-late";
    }

    @Override
    public void triggerMisfired(Trigger trigger) {
        LOG.warn(
                "schedule missed, runs once now, late schedule={} due={}", trigger.getKey(), trigger.getNextFireTime());
        meters.counter("linkspan.schedules.missed").increment();
    }
}
