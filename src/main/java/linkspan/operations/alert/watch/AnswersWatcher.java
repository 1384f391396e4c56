package linkspan.operations.alert.watch;

import io.micrometer.core.instrument.MeterRegistry;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
import linkspan.operations.alert.Alerts;
import linkspan.operations.alert.Measured;
import linkspan.platform.alert.AlertRule;

/** How fast this hub answered in the last minute, and how often well. */
public final class AnswersWatcher implements Alerts.Watcher {
    private static final String SUBJECT = "answers";
    private static final String FAILED = "5..";
    private final TimerWindow byStatus;
    private final LongSupplier nanos;

    /** @param nanos like {@link System#nanoTime} */
    public AnswersWatcher(MeterRegistry meters, LongSupplier nanos) {
        this.byStatus =
                new TimerWindow(meters, "linkspan.answers", id -> Objects.requireNonNullElse(id.getTag("code"), ""));
        this.nanos = nanos;
    }

    @Override
    public List<Measured> look() {
        Map<String, TimerWindow.Counts> counted = byStatus.counted(nanos.getAsLong());
        TimerWindow.Counts all =
                counted.values().stream().reduce(TimerWindow.Counts.NONE, (sum, counts) -> sum.plus(counts, 1));
        if (all.calls() < 1) {
            return List.of();
        }
        double failed = counted.entrySet().stream()
                .filter(entry -> entry.getKey().matches(FAILED))
                .mapToDouble(entry -> entry.getValue().calls())
                .sum();
        double slow = all.quantile(0.99);
        double fine = 100 * (all.calls() - failed) / all.calls();
        long calls = (long) all.calls();
        return List.of(
                new Measured(
                        AlertRule.ANSWERS_SLOW,
                        SUBJECT,
                        rounded(slow),
                        calls,
                        String.format(
                                Locale.ROOT,
                                "one of a hundred answers took %.2f s or longer, of %d in a minute",
                                slow,
                                calls)),
                new Measured(
                        AlertRule.ANSWERS_FAIL,
                        SUBJECT,
                        rounded(fine),
                        calls,
                        String.format(
                                Locale.ROOT,
                                "%.0f of %d calls in a minute failed: %.2f %% were answered well",
                                failed,
                                calls,
                                fine)));
    }

    private static BigDecimal rounded(double figure) {
        return BigDecimal.valueOf(figure).setScale(4, RoundingMode.HALF_UP);
    }
}
