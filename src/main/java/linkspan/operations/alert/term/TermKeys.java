package linkspan.operations.alert.term;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import linkspan.model.source.Meant;
import linkspan.platform.alert.AlertRule;
import linkspan.platform.system.Setting;

/** The keys of a rule, and how their values are written. */
final class TermKeys {
    /** Reads a value; throws {@link IllegalArgumentException} saying how one looks. */
    @FunctionalInterface
    interface Form<T> {
        T read(String text);
    }

    private TermKeys() {}

    /** {@code above}, {@code for}, {@code severity}. */
    static Set<String> of(AlertRule rule) {
        Set<String> keys = new TreeSet<>(Set.of("for", "severity"));
        if (rule.figure() != AlertRule.Figure.NONE) {
            keys.add(rule.side().word());
        }
        if (rule == AlertRule.ANSWERS_SLOW || rule == AlertRule.ANSWERS_FAIL || rule == AlertRule.SYNC_LATE) {
            keys.add("least");
        }
        return keys;
    }

    static String none(AlertRule rule, String key) {
        return rule.label() + " has no key " + key + "; there are " + String.join(", ", of(rule))
                + Meant.hint(key, of(rule));
    }

    static String unknown(String key, String label) {
        List<String> all = Stream.concat(
                        Arrays.stream(AlertRule.values()).map(AlertRule::label), AlertChannels.KEYS.stream())
                .toList();
        return key + ": there is no such rule and no such channel"
                + Meant.hint(label.startsWith("channel") ? key : label, all) + " (routes/reference.md lists them)";
    }

    static BigDecimal figure(AlertRule rule, String text) {
        return switch (rule.figure()) {
            case TIME -> new BigDecimal(duration(text).toMillis()).movePointLeft(3);
            case PERCENT -> percent(text);
            default -> new BigDecimal(count(text));
        };
    }

    static Duration duration(String text) {
        return Setting.duration(text);
    }

    static int count(String text) {
        if (!text.matches("\\d{1,9}")) {
            throw new IllegalArgumentException("'" + text + "' is no number from 0 to 999999999");
        }
        return Integer.parseInt(text);
    }

    private static BigDecimal percent(String text) {
        if (!text.matches("(\\d{1,2}(\\.\\d{1,4})?|100)%")) {
            throw new IllegalArgumentException("'" + text + "' is no percentage like 99% or 99.5%");
        }
        return new BigDecimal(text.substring(0, text.length() - 1));
    }

    static Severity severity(String text) {
        return Arrays.stream(Severity.values())
                .filter(each -> each.label().equals(text.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + text + "' is neither page nor ticket"));
    }
}
