package linkspan.retention;

import java.time.Duration;
import java.util.Map;
import linkspan.system.ConfigurationError;
import linkspan.system.Setting;

/**
 * How long things are kept.
 *
 * @param events after publishing, for {@code republish} and for what a lane missed; not shorter than the topics keep them. Also
 *     how long the inbox knows a record
 * @param deliveries the history that a timeline shows
 * @param messages how long a sender's repetition gets the first answer; one that is kept as a letter stays until decided
 */
public record RetentionTerms(Duration events, Duration deliveries, Duration messages) {
    private static final Duration LEAST = Duration.ofDays(1);

    public RetentionTerms {
        require("LINKSPAN_RETENTION_EVENTS", events);
        require("LINKSPAN_RETENTION_DELIVERIES", deliveries);
        require("LINKSPAN_RETENTION_MESSAGES", messages);
        if (deliveries.compareTo(events) < 0) {
            throw new ConfigurationError("LINKSPAN_RETENTION_DELIVERIES is shorter than LINKSPAN_RETENTION_EVENTS: "
                    + "an event that is sent again needs its history");
        }
    }

    /** Of {@code LINKSPAN_RETENTION_…}; 14, 30 and 7 days. */
    public static RetentionTerms of(Map<String, String> environment) {
        return new RetentionTerms(
                read(environment, "LINKSPAN_RETENTION_EVENTS", "14d"),
                read(environment, "LINKSPAN_RETENTION_DELIVERIES", "30d"),
                read(environment, "LINKSPAN_RETENTION_MESSAGES", "7d"));
    }

    private static Duration read(Map<String, String> environment, String variable, String otherwise) {
        try {
            return Setting.duration(environment.getOrDefault(variable, otherwise));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationError(variable + ": " + e.getMessage());
        }
    }

    private static void require(String variable, Duration keep) {
        if (keep.compareTo(LEAST) < 0) {
            throw new ConfigurationError(variable + " must be 1d or more");
        }
    }
}
