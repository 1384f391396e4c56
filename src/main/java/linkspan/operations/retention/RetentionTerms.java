package linkspan.operations.retention;

import java.time.Duration;
import java.util.Map;
import linkspan.platform.system.ConfigurationError;
import linkspan.platform.system.Setting;

/**
 * How long things are kept.
 *
 * @param events after publishing, for {@code republish} and for what a lane missed; not shorter than the topics keep them. Also
 *     how long the inbox knows a record
 * @param deliveries the history that a timeline shows
 * @param messages how long a sender's repetition gets the first answer; one that is kept as a letter stays until decided
 * @param records what people look up later
 */
public record RetentionTerms(Duration events, Duration deliveries, Duration messages, Records records) {
    private static final Duration LEAST = Duration.ofDays(1);

    /**
     * What is not needed for the work any more.
     *
     * @param audit lines of the audit log
     * @param orders with their shipments and positions, after the last news of them
     * @param shipments after the last news of a parcel; carriers use numbers again
     * @param stockBreaks breaks in a warehouse's chain of changes
     */
    public record Records(Duration audit, Duration orders, Duration shipments, Duration stockBreaks) {
        public Records {
            require("LINKSPAN_RETENTION_AUDIT", audit);
            require("LINKSPAN_RETENTION_ORDERS", orders);
            require("LINKSPAN_RETENTION_SHIPMENTS", shipments);
            require("LINKSPAN_RETENTION_STOCK_BREAKS", stockBreaks);
        }

        static Records of(Map<String, String> environment) {
            return new Records(
                    read(environment, "LINKSPAN_RETENTION_AUDIT", "400d"),
                    read(environment, "LINKSPAN_RETENTION_ORDERS", "730d"),
                    read(environment, "LINKSPAN_RETENTION_SHIPMENTS", "400d"),
                    read(environment, "LINKSPAN_RETENTION_STOCK_BREAKS", "400d"));
        }
    }

    public RetentionTerms {
        require("LINKSPAN_RETENTION_EVENTS", events);
        require("LINKSPAN_RETENTION_DELIVERIES", deliveries);
        require("LINKSPAN_RETENTION_MESSAGES", messages);
        if (records.orders.compareTo(deliveries) < 0) {
            throw new ConfigurationError("LINKSPAN_RETENTION_ORDERS is shorter than LINKSPAN_RETENTION_DELIVERIES: "
                    + "an order's history would outlive it");
        }
        if (deliveries.compareTo(events) < 0) {
            throw new ConfigurationError("LINKSPAN_RETENTION_DELIVERIES is shorter than LINKSPAN_RETENTION_EVENTS: "
                    + "an event that is sent again needs its history");
        }
    }

    /** Of {@code LINKSPAN_RETENTION_…}; 14, 30 and 7 days, and those of records. */
    public static RetentionTerms of(Map<String, String> environment) {
        return new RetentionTerms(
                read(environment, "LINKSPAN_RETENTION_EVENTS", "14d"),
                read(environment, "LINKSPAN_RETENTION_DELIVERIES", "30d"),
                read(environment, "LINKSPAN_RETENTION_MESSAGES", "7d"),
                Records.of(environment));
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
