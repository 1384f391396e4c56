package linkspan.operations.alert.watch;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import linkspan.operations.alert.Alerts;
import linkspan.operations.alert.Measured;
import linkspan.platform.alert.AlertRule;

/** Parts of the hub itself, and its connections to the database. */
public final class PartsWatcher implements Alerts.Watcher {
    private final Map<String, BooleanSupplier> parts;
    private final MeterRegistry meters;

    /** @param parts true while the part of that name works */
    public PartsWatcher(Map<String, BooleanSupplier> parts, MeterRegistry meters) {
        this.parts = new LinkedHashMap<>(parts);
        this.meters = meters;
    }

    @Override
    public List<Measured> look() {
        List<Measured> all = new ArrayList<>();
        parts.forEach((part, works) -> {
            if (!works.getAsBoolean()) {
                all.add(Measured.of(AlertRule.PART_DOWN, part, "the hub's " + part + " is down"));
            }
        });
        for (Gauge pending : meters.find("hikaricp.connections.pending").gauges()) {
            String pool = Objects.requireNonNullElse(pending.getId().getTag("pool"), "database");
            long threads = (long) pending.value();
            all.add(Measured.of(
                    AlertRule.CONNECTIONS_SHORT,
                    pool,
                    BigDecimal.valueOf(threads),
                    threads + " threads wait for connections of " + pool));
        }
        return all;
    }
}
