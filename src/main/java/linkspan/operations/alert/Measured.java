package linkspan.operations.alert;

import java.math.BigDecimal;
import linkspan.platform.alert.AlertRule;

/**
 * A figure that a rule is about. Whether it is a fault says the rule's threshold.
 *
 * @param figure a count, seconds or per cent, as the rule has it; not zero where the rule has no threshold and it is so
 * @param calls on which the figure stands
 * @param text an English sentence with the figure
 */
public record Measured(AlertRule rule, String subject, BigDecimal figure, long calls, String text) {
    /** A figure that stands by itself. */
    public static Measured of(AlertRule rule, String subject, BigDecimal figure, String text) {
        return new Measured(rule, subject, figure, Long.MAX_VALUE, text);
    }

    /** It is so. */
    public static Measured of(AlertRule rule, String subject, String text) {
        return of(rule, subject, BigDecimal.ONE, text);
    }
}
