package linkspan.operations.alert.watch;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.MeterRegistry;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import linkspan.delivery.Deliveries;
import linkspan.delivery.SystemDelivery;
import linkspan.operations.alert.Alerts;
import linkspan.operations.alert.Measured;
import linkspan.operations.meter.Backlog;
import linkspan.operations.meter.BacklogStore;
import linkspan.platform.alert.AlertRule;
import org.jspecify.annotations.Nullable;

/** What waits, for which system, and since when. */
public final class SystemsWatcher implements Alerts.Watcher {
    private static final int SECONDS_IN_HOUR = 3_600;
    private final Deliveries deliveries;
    private final Backlog backlog;
    private final Clock clock;
    private final TimerWindow lags;
    private final LongSupplier nanos;

    /** @param nanos like {@link System#nanoTime} */
    public SystemsWatcher(
            Deliveries deliveries, Backlog backlog, MeterRegistry meters, Clock clock, LongSupplier nanos) {
        this.deliveries = deliveries;
        this.backlog = backlog;
        this.clock = clock;
        this.nanos = nanos;
        this.lags = new TimerWindow(
                meters, "linkspan.events.lag", id -> Objects.requireNonNullElse(id.getTag("system"), ""));
    }

    @Override
    public List<Measured> look() {
        BacklogStore.Counts counts = backlog.counts();
        Map<String, TimerWindow.Counts> late = lags.counted(nanos.getAsLong());
        List<Measured> all = new ArrayList<>();
        long onTheWay = counts.outbox();
        for (SystemDelivery system : deliveries.all()) {
            String id = system.id();
            onTheWay += counts.onTheWay(id);
            all.add(late(id, late.getOrDefault(id, TimerWindow.Counts.NONE), counts.oldestWaiting(id)));
            if (system.breakerState() != CircuitBreaker.State.CLOSED) {
                all.add(Measured.of(
                        AlertRule.SYSTEM_UNREACHABLE,
                        id,
                        id + " cannot be reached, its breaker is open; " + counts.onTheWay(id)
                                + " of its events wait, more may in Kafka"));
            }
        }
        Set<String> subjects = new TreeSet<>(counts.kept().keySet());
        deliveries.all().forEach(system -> subjects.add(system.id()));
        for (String subject : subjects) {
            all.add(letters(subject, counts.letters(subject)));
            all.add(oldest(subject, counts.oldestLetter(subject)));
        }
        all.add(late("outbox", TimerWindow.Counts.NONE, counts.oldestInOutbox()));
        all.add(Measured.of(
                AlertRule.MESSAGES_WAIT,
                "messages",
                BigDecimal.valueOf(onTheWay),
                onTheWay + " events wait, " + counts.outbox() + " of them for Kafka"));
        return all;
    }

    private static Measured letters(String system, long dead) {
        return Measured.of(
                AlertRule.LETTERS_WAIT,
                system,
                BigDecimal.valueOf(dead),
                dead + " dead letters of " + system + " wait for a person");
    }

    private Measured oldest(String system, @Nullable Instant letter) {
        long seconds = letter == null
                ? 0
                : Math.max(0, Duration.between(letter, clock.instant()).toSeconds());
        return Measured.of(
                AlertRule.LETTERS_OLD,
                system,
                BigDecimal.valueOf(seconds),
                "the oldest dead letter of " + system + " waits for " + seconds / SECONDS_IN_HOUR + " h");
    }

    /** The later of the two: what came late in the last minute, what is late and has not come. */
    private Measured late(String subject, TimerWindow.Counts came, @Nullable Instant oldest) {
        double slow = came.calls() < 1 ? 0 : came.quantile(0.99);
        double waiting =
                oldest == null ? 0 : Duration.between(oldest, clock.instant()).toMillis() / 1_000.0;
        String text = waiting > slow
                ? String.format(Locale.ROOT, "%s: the oldest event waits for %.0f s", subject, waiting)
                : String.format(Locale.ROOT, "%s: one of a hundred events came after %.0f s or later", subject, slow);
        return new Measured(
                AlertRule.SYNC_LATE,
                subject,
                BigDecimal.valueOf(Math.max(slow, waiting)).setScale(3, RoundingMode.HALF_UP),
                waiting > slow ? Long.MAX_VALUE : (long) came.calls(),
                text);
    }
}
