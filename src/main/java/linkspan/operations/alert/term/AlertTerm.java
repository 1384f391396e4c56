package linkspan.operations.alert.term;

import java.math.BigDecimal;
import java.time.Duration;
import linkspan.platform.alert.AlertRule;
import org.jspecify.annotations.Nullable;

/**
 * When a rule fires.
 *
 * @param threshold a count, seconds or per cent; null where the rule has none
 * @param least calls in the window below which shares and percentiles say nothing
 * @param hold how long the fault has to last
 */
public record AlertTerm(AlertRule rule, @Nullable BigDecimal threshold, int least, Duration hold, Severity severity) {
    /** True where the figure is a fault. A rule without a threshold fires at any figure but zero. */
    public boolean isBroken(BigDecimal figure) {
        if (threshold == null) {
            return figure.signum() != 0;
        }
        int side = figure.compareTo(threshold);
        return rule.side() == AlertRule.Side.ABOVE ? side > 0 : side < 0;
    }
}
