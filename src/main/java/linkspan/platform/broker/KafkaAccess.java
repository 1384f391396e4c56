package linkspan.platform.broker;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import linkspan.platform.system.ConfigurationError;
import org.apache.kafka.clients.CommonClientConfigs;
import org.jspecify.annotations.Nullable;

/**
 * How Kafka is reached.
 *
 * @param bootstrapServers {@code host:port}, several with commas between them
 * @param properties of every client, in Kafka's words: {@code security.protocol}, {@code sasl.jaas.config}, …
 */
public record KafkaAccess(String bootstrapServers, Map<String, String> properties) {
    /** Names a cluster of one's own. */
    public static final String SERVERS = "LINKSPAN_KAFKA_BOOTSTRAP_SERVERS";

    private static final String PREFIX = "LINKSPAN_KAFKA_";

    public KafkaAccess {
        if (!bootstrapServers.matches("[^\\s,:]+:\\d+(,[^\\s,:]+:\\d+)*")) {
            throw new ConfigurationError(SERVERS + " must be host:port,host:port, is '" + bootstrapServers + "'");
        }
        properties = Map.copyOf(properties);
    }

    /** A broker without security, as the one in this process. */
    public static KafkaAccess plain(String bootstrapServers) {
        return new KafkaAccess(bootstrapServers, Map.of());
    }

    /**
     * Of {@code LINKSPAN_KAFKA_…}: what follows becomes a property of Kafka's clients, {@code _} a dot. Null where no
     * servers are named.
     */
    public static @Nullable KafkaAccess of(Map<String, String> environment) {
        String servers = environment.get(SERVERS);
        if (servers == null || servers.isBlank()) {
            return null;
        }
        Map<String, String> properties = new HashMap<>();
        environment.forEach((name, value) -> {
            if (name.startsWith(PREFIX) && !name.equals(SERVERS)) {
                properties.put(
                        name.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '.'), value);
            }
        });
        return new KafkaAccess(servers, properties);
    }

    /** Settings for one client; its own win over the properties of all. */
    public Map<String, Object> client(Map<String, Object> own) {
        Map<String, Object> all = new HashMap<>(properties);
        all.putAll(own);
        all.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        return all;
    }
}
