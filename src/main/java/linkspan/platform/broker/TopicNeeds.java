package linkspan.platform.broker;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;

/**
 * What a topic of the hub has to be set to.
 *
 * @param keep events are dropped by whole days: a record stays a day longer than that
 */
record TopicNeeds(Duration keep) {
    private static final String NO_LIMIT = "-1";

    /** In Kafka's words. */
    Map<String, String> all() {
        return Map.of(
                TopicConfig.RETENTION_MS_CONFIG,
                Long.toString(keep.plusDays(1).toMillis()),
                // with a limit of size a busy day would shorten all of them
                TopicConfig.RETENTION_BYTES_CONFIG,
                NO_LIMIT,
                // of a compacted topic only the last event of each key is left
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_DELETE,
                // a broker's default is 1 MiB: a large order would never leave the outbox
                TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                Integer.toString(Topics.MAX_RECORD_BYTES));
    }

    /** Also more than is needed. */
    boolean fits(String key, String value) {
        return switch (key) {
            case TopicConfig.RETENTION_MS_CONFIG ->
                value.equals(NO_LIMIT)
                        || Long.parseLong(value) >= keep.plusDays(1).toMillis();
            case TopicConfig.MAX_MESSAGE_BYTES_CONFIG -> Integer.parseInt(value) >= Topics.MAX_RECORD_BYTES;
            default -> value.equals(all().get(key));
        };
    }
}
