package linkspan.operations.anomaly;

import io.micrometer.core.instrument.MeterRegistry;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import linkspan.platform.alert.AlertRule;
import linkspan.platform.alert.AlertSink;
import linkspan.platform.database.Transactions;

/**
 * Counts by route and hour, and compares each hour that has ended with the same hour of the week in the eight weeks before, by the
 * hub's zone. What a hub counted in its last minute before a crash is not counted.
 */
public final class HourWatch {
    private static final int WEEKS = 8;
    /** After the end of an hour, for the other hubs to write down theirs. */
    private static final Duration SETTLING = Duration.ofMinutes(2);

    private static final Duration KEPT = Duration.ofDays(7L * (WEEKS + 1));

    private final HourMeter meter;
    private final HourStore store;
    private final AlertSink alerts;
    private final Clock clock;
    private final ZoneId zone;
    private Map<String, HourCount> written = Map.of();
    private Instant judged = Instant.EPOCH;

    /** @param zone in which Monday 10:00 is Monday 10:00 */
    public HourWatch(MeterRegistry meters, Transactions transactions, AlertSink alerts, Clock clock, ZoneId zone) {
        this.meter = new HourMeter(meters);
        this.store = new HourStore(transactions);
        this.alerts = alerts;
        this.clock = clock;
        this.zone = zone;
    }

    /** To be called every minute; throws {@link linkspan.platform.database.DatabaseFailed}, and what was counted waits. */
    public void look() {
        Instant now = clock.instant();
        Instant hour = now.truncatedTo(ChronoUnit.HOURS);
        write(hour);
        Instant last = hour.minus(1, ChronoUnit.HOURS);
        if (judged.isBefore(last) && !now.isBefore(hour.plus(SETTLING))) {
            judge(last);
            store.forget(now.minus(KEPT));
            judged = last;
        }
    }

    private void write(Instant hour) {
        Map<String, HourCount> all = meter.counted();
        Map<String, HourCount> added = new HashMap<>();
        all.forEach((route, count) -> {
            HourCount more = count.minus(written.getOrDefault(route, HourCount.NONE));
            if (more.taken() > 0) {
                added.put(route, more);
            }
        });
        store.add(hour, added);
        written = all;
    }

    private void judge(Instant hour) {
        Map<String, HourCount> now = store.of(hour);
        List<Instant> before = new ArrayList<>();
        for (int week = 1; week <= WEEKS; week++) {
            before.add(hour.atZone(zone).minusWeeks(week).toInstant());
        }
        List<Map<String, HourCount>> weeks = before.stream().map(store::of).toList();
        store.since().forEach((route, first) -> {
            List<HourCount> same = new ArrayList<>();
            for (int week = 0; week < WEEKS; week++) {
                if (!before.get(week).isBefore(first)) {
                    same.add(weeks.get(week).getOrDefault(route, HourCount.NONE));
                }
            }
            judge(route, hour, now.getOrDefault(route, HourCount.NONE), same);
        });
    }

    private void judge(String route, Instant hour, HourCount is, List<HourCount> same) {
        String when = hour.atZone(zone)
                .toLocalDateTime()
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();
        Usual.ofVolume(is, same)
                .ifPresent(distance -> alerts.measured(
                        AlertRule.VOLUME_UNUSUAL,
                        route,
                        rounded(distance.deviations()),
                        String.format(
                                Locale.ROOT,
                                "%s carried %d in the hour from %s; in that hour of other weeks %.0f",
                                route,
                                is.taken(),
                                when,
                                distance.usual())));
        Usual.ofFailures(is, same)
                .ifPresent(distance -> alerts.measured(
                        AlertRule.FAILURES_UNUSUAL,
                        route,
                        rounded(distance.deviations()),
                        String.format(
                                Locale.ROOT,
                                "%.1f %% of what %s took failed in the hour from %s; in that hour of other weeks %.1f %%",
                                100 * is.failedShare(),
                                route,
                                when,
                                100 * distance.usual())));
    }

    private static BigDecimal rounded(double figure) {
        return BigDecimal.valueOf(figure).setScale(2, RoundingMode.HALF_UP);
    }
}
