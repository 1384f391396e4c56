package linkspan.operations.anomaly;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import linkspan.platform.database.Transactions;

/** What routes have carried hour by hour, for people who look at it. */
public final class HourHistory {
    private final HourStore store;
    private final Clock clock;

    public HourHistory(Transactions transactions, Clock clock) {
        this.store = new HourStore(transactions);
        this.clock = clock;
    }

    /** When the hour that goes on has begun. */
    public Instant hour() {
        return clock.instant().truncatedTo(ChronoUnit.HOURS);
    }

    /** By route and begin of the hour; the last so many hours, this one included. Hours in which nothing came are left out. */
    public Map<String, Map<Instant, Long>> carried(int hours) {
        Map<String, Map<Instant, Long>> carried = new HashMap<>();
        for (HourStore.Carried each : store.since(hour().minus(hours - 1, ChronoUnit.HOURS))) {
            carried.computeIfAbsent(each.route(), route -> new HashMap<>()).put(each.hour(), each.taken());
        }
        return carried;
    }
}
