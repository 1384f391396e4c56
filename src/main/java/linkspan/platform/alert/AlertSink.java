package linkspan.platform.alert;

import java.math.BigDecimal;

/**
 * Takes faults from all parts of the hub. Whoever sees one says so at each look; it is told to people once, and once that it is over.
 * Calls return at once and never throw; what was said in the last second before a crash is lost, so say it again after a start. For
 * many threads.
 *
 * <p>A subject names what is at fault, not each case of it: a thousand keys that differ are one alert of their route.
 */
public interface AlertSink {
    /** The fault is there, and stays until {@link #over}. {@code text}: one English sentence on what is wrong and where. */
    void raise(AlertRule rule, String subject, String text);

    /** The fault is gone; nothing happens where there was none. */
    void over(AlertRule rule, String subject);

    /**
     * A figure was measured: raises where it is beyond the rule's threshold, and is over where it is not.
     *
     * @param figure a count, seconds, or per cent, as the rule has it
     */
    void measured(AlertRule rule, String subject, BigDecimal figure, String text);

    /** For those who have nobody to tell. */
    static AlertSink none() {
        return new AlertSink() {
            @Override
            public void raise(AlertRule rule, String subject, String text) {}

            @Override
            public void over(AlertRule rule, String subject) {}

            @Override
            public void measured(AlertRule rule, String subject, BigDecimal figure, String text) {}
        };
    }
}
