package linkspan.operations.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import linkspan.platform.alert.AlertRule;
import linkspan.platform.alert.AlertSink;
import linkspan.platform.database.Database;
import linkspan.platform.database.Pool;
import linkspan.platform.database.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Twelve weeks of a shop's traffic, with what is planted in the last four, and how often nothing was wrong. */
class HourWatchTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final BigDecimal THRESHOLD = BigDecimal.valueOf(6);
    private static final int ROUTES = 10;
    private static final int WEEKS = 12;
    private final Random random = new Random(42);

    /** Messages of an hour: a day and a week with their rhythm, good and bad days, and chance. */
    private HourCount hour(ZonedDateTime at, double goodDay, double failing) {
        double office = at.getHour() >= 8 && at.getHour() < 22 ? 1 : 0.05;
        double weekend = at.getDayOfWeek() == DayOfWeek.SUNDAY ? 0.2 : 1;
        long taken = poisson(400 * office * weekend * goodDay);
        long failed = 0;
        for (long i = 0; i < taken; i++) {
            failed += random.nextDouble() < failing ? 1 : 0;
        }
        return new HourCount(taken, failed);
    }

    private long poisson(double mean) {
        return Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
    }

    private static List<HourCount> before(TreeMap<Instant, HourCount> all, ZonedDateTime at) {
        List<HourCount> weeks = new ArrayList<>();
        for (int week = 1; week <= 8; week++) {
            HourCount then = all.get(at.minusWeeks(week).toInstant());
            if (then != null) {
                weeks.add(then);
            }
        }
        return weeks;
    }

    @Test
    void planted_hours_are_found_and_hardly_any_other() {
        ZonedDateTime start = ZonedDateTime.of(2026, 9, 7, 0, 0, 0, 0, ZONE);
        int looked = 0;
        int falseAlarms = 0;
        int planted = 0;
        int found = 0;
        for (int route = 0; route < ROUTES; route++) {
            TreeMap<Instant, HourCount> all = new TreeMap<>();
            double goodDay = 1;
            for (int h = 0; h < WEEKS * 168; h++) {
                ZonedDateTime at = start.plusHours(h);
                if (at.getHour() == 0) {
                    goodDay = Math.exp(0.1 * random.nextGaussian());
                }
                HourCount usual = hour(at, goodDay, 0.01);
                boolean judged = h >= 8 * 168;
                HourCount is = judged ? planted(at, usual) : usual;
                boolean isPlanted = !is.equals(usual);
                if (judged) {
                    looked++;
                    planted += isPlanted ? 1 : 0;
                    boolean alarm = isUnusual(is, before(all, at));
                    found += isPlanted && alarm ? 1 : 0;
                    falseAlarms += !isPlanted && alarm ? 1 : 0;
                }
                all.put(at.toInstant(), is);
            }
        }
        assertThat(found).isEqualTo(planted).isEqualTo(80);
        assertThat(falseAlarms).as("of " + looked + " hours").isEqualTo(1);
    }

    /** A quiet Monday 10:00, Tuesdays 14:00 three times as much, Wednesdays 16:00 every fifth message fails. */
    private static HourCount planted(ZonedDateTime at, HourCount usual) {
        if (at.getDayOfWeek() == DayOfWeek.MONDAY && at.getHour() == 10) {
            return HourCount.NONE;
        }
        if (at.getDayOfWeek() == DayOfWeek.TUESDAY && at.getHour() == 14 && at.getDayOfMonth() % 2 == 0) {
            return new HourCount(usual.taken() * 3, usual.failed() * 3);
        }
        if (at.getDayOfWeek() == DayOfWeek.WEDNESDAY && at.getHour() == 16 && at.getDayOfMonth() % 2 == 0) {
            return new HourCount(usual.taken(), usual.taken() / 5);
        }
        return usual;
    }

    private static boolean isUnusual(HourCount is, List<HourCount> weeks) {
        double volume =
                Usual.ofVolume(is, weeks).map(Usual.Distance::deviations).orElse(0.0);
        double failures =
                Usual.ofFailures(is, weeks).map(Usual.Distance::deviations).orElse(0.0);
        return Math.max(volume, failures) > THRESHOLD.doubleValue();
    }

    @Test
    void a_quiet_night_is_usual_and_a_route_that_is_new_is_not_judged() {
        List<HourCount> night = List.of(
                new HourCount(1, 0),
                new HourCount(0, 0),
                new HourCount(2, 0),
                new HourCount(0, 0),
                new HourCount(1, 0));
        assertThat(Usual.ofVolume(HourCount.NONE, night).orElseThrow().deviations())
                .isLessThan(2);
        assertThat(Usual.ofVolume(HourCount.NONE, night.subList(0, 3))).isEmpty();
    }

    @Test
    @Tag("database")
    void counts_of_meters_are_stored_by_hour_and_a_silent_hour_is_told(@TempDir Path folder) {
        Instant hour = ZonedDateTime.of(2026, 11, 30, 10, 0, 0, 0, ZONE).toInstant();
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        Map<String, String> told = new TreeMap<>();
        AlertSink sink = new AlertSink() {
            @Override
            public void raise(AlertRule rule, String subject, String text) {}

            @Override
            public void over(AlertRule rule, String subject) {}

            @Override
            public void measured(AlertRule rule, String subject, BigDecimal figure, String text) {
                if (figure.compareTo(THRESHOLD) > 0) {
                    told.put(rule.label() + " " + subject, text);
                }
            }
        };
        try (Database database = TestDatabase.open(folder)) {
            for (int week = 8; week >= 1; week--) {
                meters.timer("linkspan.answers", "route", "shopify.receive-order-created", "code", "200")
                        .record(Duration.ofMillis(1));
                HourStore store = new HourStore(database.transactions(Pool.CONSOLE));
                Instant then = hour.atZone(ZONE).minusWeeks(week).toInstant();
                store.add(then, Map.of("shopify.receive-order-created", new HourCount(300, 3)));
                store.add(then, Map.of("shopify.receive-order-created", new HourCount(100, 1)));
            }
            Clock during = Clock.fixed(hour.plusSeconds(1_800), ZONE);
            HourWatch first = new HourWatch(meters, database.transactions(Pool.CONSOLE), sink, during, ZONE);
            first.look();
            first.look();
            assertThat(new HourStore(database.transactions(Pool.CONSOLE)).of(hour))
                    .containsEntry("shopify.receive-order-created", new HourCount(8, 0));

            Clock after = Clock.fixed(hour.plusSeconds(3_600 + 180), ZONE);
            new HourWatch(new SimpleMeterRegistry(), database.transactions(Pool.CONSOLE), sink, after, ZONE).look();
            assertThat(told)
                    .containsExactly(
                            Map.entry(
                                    "volume-unusual shopify.receive-order-created",
                                    "shopify.receive-order-created carried 8 in the hour from 2026-11-30T10:00; in that hour of other weeks 400"));
        }
    }
}
